// Generated types name tables, too, and are no requests.
export type Database = {
  public: { Tables: { jobs: { Row: { id: string; title: string } }; unicorns: { Row: { id: string } } } };
};
export const from = (table: string) => `select * from ${table}`;
