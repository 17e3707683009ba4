// The service addresses one can choose from, for a new job and for a new quote.

import { ask } from "../app/ask.js";
import { addressLine } from "../format/text.js";

/** Properties of customers who are not archived, of one customer when `customer` is given. Each knows its customer. */
export async function loadProperties(app, customer) {
    let query = app.db
        .from("customers")
        .select("id, display_name, properties(id, street, city, region, postal_code)")
        .neq("status", "archived");
    if (customer) query = query.eq("id", customer);
    const { data } = await ask(query.order("display_name"));
    return data.flatMap(({ properties, ...owner }) => properties.map((property) => ({ ...property, customer: owner })));
}

/** A field to choose one. */
export function propertyField(properties) {
    const option = (property) => [property.id, `${property.customer.display_name}: ${addressLine(property)}`];
    const options = [["", "Choose…"], ...properties.map(option)];
    return { name: "property_id", label: "Customer and property", type: "select", required: true, wide: true, options };
}

/** The references of the chosen one, as columns of a job or a quote. */
export function placeOf(properties, id) {
    const property = properties.find((one) => one.id === id);
    return { property_id: id, customer_id: property.customer.id };
}
