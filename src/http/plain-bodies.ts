import { Type } from '@nestjs/common';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage as transforms } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationArguments, ValidationTypes } from 'class-validator';

type Values = Record<string, unknown>;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
type Condition = (object: object, value: unknown) => boolean;
type Check = (value: unknown, object: object) => boolean;

interface Property {
  conditions: Condition[];
  checks: Check[];
  /** What reads the elements of a list; other properties have a single value. */
  elements: BodyReader | undefined;
}

/** The body as its DTO, or undefined where only the pipe can tell what to make of it. */
export type BodyReader = (body: unknown) => object | undefined;

const readers = new Map<Type, BodyReader | undefined>();

/**
 * Reads the bodies of a DTO that are right as they are: no field but those it names, and nothing that its rules refuse
 * or its decorators change. It asks the rules that were declared for class-validator, without what that does to tell
 * what is wrong; a body that it does not read is the pipe's. Undefined for a DTO that says what it does not know.
 */
export function bodyReader(dto: Type): BodyReader | undefined {
  if (readers.has(dto)) return readers.get(dto);
  // A DTO within itself finds this, and is left to the pipe.
  readers.set(dto, undefined);
  const properties = propertiesOf(dto);
  const reader = properties && ((body: unknown) => read(dto, properties, body));
  readers.set(dto, reader);
  return reader;
}

function read(dto: Type, properties: ReadonlyMap<string, Property>, body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null || Object.getPrototypeOf(body) !== Object.prototype)
    return undefined;
  const instance = new dto() as Values;
  for (const [name, value] of Object.entries(body)) {
    const property = properties.get(name);
    const own = property && valueOf(property, value);
    if (own === undefined) return undefined;
    instance[name] = own;
  }
  for (const [name, { conditions, checks }] of properties) {
    const value = instance[name];
    if (!conditions.every((holds) => holds(instance, value))) continue;
    if (!checks.every((holds) => holds(value, instance))) return undefined;
  }
  return instance;
}

function valueOf({ elements }: Property, value: unknown): unknown {
  if (!elements) return typeof value === 'object' && value !== null ? undefined : value;
  if (!Array.isArray(value)) return undefined;
  const list: object[] = [];
  for (const element of value) {
    const own = elements(element);
    if (own === undefined) return undefined;
    list.push(own);
  }
  return list;
}

function propertiesOf(dto: Type): Map<string, Property> | undefined {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(dto, '', false, false);
  const changed = transforms.getExposedMetadatas(dto).length + transforms.getExcludedMetadatas(dto).length;
  if (rules.length === 0 || changed > 0 || transforms.getStrategy(dto) !== 'none') return undefined;
  const properties = new Map<string, Property>();
  for (const [name, ofProperty] of Object.entries(storage.groupByPropertyName(rules))) {
    const property = propertyOf(dto, name, ofProperty);
    if (!property) return undefined;
    properties.set(name, property);
  }
  return properties;
}

function propertyOf(dto: Type, name: string, rules: Rules): Property | undefined {
  const type = transforms.findTypeMetadata(dto, name);
  const nested = rules.some((rule) => rule.type === ValidationTypes.NESTED_VALIDATION);
  const transformed = transforms.findTransformMetadatas(dto, name, TransformationType.PLAIN_TO_CLASS);
  if (transformed.length > 0 || name in (dto.prototype as object) || nested !== (type !== undefined))
    return undefined;
  const elements = nested ? elementsOf(dto, name) : undefined;
  if (nested && !elements) return undefined;
  const property: Property = { conditions: [], checks: [], elements };
  for (const rule of rules) {
    if (rule.each && rule.type !== ValidationTypes.NESTED_VALIDATION) return undefined;
    if (rule.validateIf || (rule.groups?.length ?? 0) > 0) return undefined;
    if (rule.type === ValidationTypes.CONDITIONAL_VALIDATION)
      property.conditions.push(rule.constraints[0] as Condition);
    else if (rule.type === ValidationTypes.CUSTOM_VALIDATION) property.checks.push(...checksOf(dto, rule));
    else if (rule.type !== ValidationTypes.NESTED_VALIDATION && rule.type !== ValidationTypes.WHITELIST)
      return undefined;
  }
  return property;
}

/** Only of a property that is declared as a list: class-transformer makes other things of others. */
function elementsOf(dto: Type, name: string): BodyReader | undefined {
  const { typeFunction, options, reflectedType } = transforms.findTypeMetadata(dto, name);
  if (reflectedType !== Array || typeFunction.length > 0 || Object.keys(options ?? {}).length > 0)
    return undefined;
  return bodyReader((typeFunction as () => Type)());
}

/** A check that needs waiting for is no `true`. */
function checksOf(dto: Type, { constraintCls, propertyName: property, constraints }: Rules[number]): Check[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => (value: unknown, object: object) => {
      const asked: ValidationArguments = { targetName: dto.name, property, object, value, constraints };
      return instance.validate(value, asked) === true;
    });
}
