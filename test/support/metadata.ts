// Decorators write metadata wherever a spec begins to import; the frame itself is not loaded by every one.
import 'reflect-metadata';
