module.exports = {
  connection: {
    client: 'postgres',
    connection: { connectionString: process.env.OWNER_URL },
    pool: { min: 2, max: 10 },
  },
};
