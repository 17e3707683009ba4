// A Supabase answer is data or an error. Pages want the data, and the error as an exception with its status.

/** What the API refused, with everything it said. */
export class RequestError extends Error {
    constructor(error, status) {
        super(error.message, { cause: error });
        this.name = "RequestError";
        this.status = status;
        this.code = error.code;
        this.details = error.details;
        this.hint = error.hint;
    }
}

/** Awaits a query of the client; `count` is there when the query asked for it. */
export async function ask(query) {
    const { data, count, error, status } = await query;
    if (error) throw new RequestError(error, status);
    return { data, count };
}

/** An embedded row, whether the API gives it alone or as a list of one. */
export function only(embedded) {
    return (Array.isArray(embedded) ? embedded[0] : embedded) ?? null;
}
