import { createServerClient } from "@supabase/ssr";
import { Kysely } from "../lib/queries";

export class Jobs {
  constructor(private readonly supabase = createServerClient(process.env.URL!, process.env.KEY!, { cookies: {} as never })) {}

  all() {
    return this.supabase.from("jobs").select("id,customer:customers(id,phone)");
  }

  protected base() {
    return this.supabase.from("jobs").select("id");
  }
}

export async function GET() {
  const supabase = createServerClient(process.env.URL!, process.env.KEY!, { cookies: {} as never });
  const [jobs, customers] = await Promise.all([
    supabase.from("jobs").select("id", { count: "planned" }).limit(1),
    supabase.from("customers").select("id, company:companies!customers_company_id_fkey(settings->theme)"),
  ]);
  // Someone else's builder.
  const rows = new Kysely().from("legacy").select("whatever");
  return Response.json({ jobs, customers, rows, bytes: Buffer.from("x"), list: Array.from([1]) });
}
