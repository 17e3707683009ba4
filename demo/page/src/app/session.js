// Who uses the app, and the Supabase client that speaks for them.

import { createClient } from "@supabase/supabase-js";
import { ask } from "./ask.js";
import { permissions } from "./permissions.js";

const REMEMBERED = "trademate.person";
const RENEW_BEFORE_MS = 60_000;

async function getJson(path) {
    const response = await fetch(path, { headers: { Accept: "application/json" } });
    const body = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw Object.assign(new Error(body.message ?? `${path} answered ${response.status}`), {
            status: response.status,
        });
    }
    return body;
}

/** What the server says about itself: address and public key of the API, and the people one can be. */
export function loadConfig() {
    return getJson("/demo/config");
}

/** The person used last, if there still is one of that name; else the first of the list. */
export function chosenPerson({ people }) {
    let remembered = null;
    try {
        remembered = localStorage.getItem(REMEMBERED);
    } catch {
        // Storage may be forbidden; the first person will do.
    }
    return (people.find((person) => person.user === remembered) ?? people[0]).user;
}

function remember(id) {
    try {
        localStorage.setItem(REMEMBERED, id);
    } catch {
        // As above: the choice then lasts until the page is reloaded.
    }
}

/** A function that answers with a token that is still good, fetching another before the old one ends. */
function tokens(id, first) {
    let session = first;
    let renewal = null;
    return async () => {
        if (session.expires_at * 1000 - Date.now() < RENEW_BEFORE_MS) {
            renewal ??= fetchSession(id).finally(() => (renewal = null));
            session = await renewal;
        }
        return session.token;
    };
}

function fetchSession(id) {
    return getJson(`/demo/session?user=${encodeURIComponent(id)}`);
}

/** Somebody who works at a company: their profile, and the company with its clock. */
async function memberOf(db, user) {
    const { data: profile } = await ask(
        db
            .from("profiles")
            .select("id, role, full_name, company:companies(id, name, currency, time_zone)")
            .eq("user_id", user.id)
            .limit(1)
            .single(),
    );
    const { company, ...person } = profile;
    return { company, person };
}

/** A customer in the portal: what the company lets them know of itself. Visits are at the company's time, wherever the reader is. */
async function customerOf(db, user) {
    const { data } = await ask(db.rpc("portal_account").limit(1).single());
    const contact = [data.phone, data.email].filter(Boolean).join(" · ");
    const company = { id: data.company_id, name: data.company, currency: data.currency, time_zone: data.time_zone, contact };
    return { company, person: { id: data.customer_id, role: "customer", full_name: data.customer, email: user.email } };
}

/** Signs a person in. Answers with what every page is given. */
export async function signIn(config, id) {
    const session = await fetchSession(id);
    const db = createClient(config.url, config.anon_key, { accessToken: tokens(id, session) });
    const read = session.user.role === "customer" ? customerOf : memberOf;
    const { company, person } = await read(db, session.user);
    remember(id);
    return { config, db, company, person: { ...person, login: id }, can: permissions(person.role) };
}
