// What a person enters about a customer and about a service address.

export const CUSTOMER_FIELDS = [
    { name: "first_name", label: "First name", attributes: { autocomplete: "off" } },
    { name: "last_name", label: "Last name", attributes: { autocomplete: "off" } },
    {
        name: "business_name",
        label: "Business",
        wide: true,
        hint: "Shown instead of the person's name. One of the two is needed.",
    },
    { name: "email", label: "E-mail", type: "email" },
    { name: "phone", label: "Telephone", type: "tel" },
    {
        name: "preferred_contact_method",
        label: "Preferred contact",
        type: "select",
        options: [
            ["", "Not asked yet"],
            ["phone", "Telephone"],
            ["text", "Text message"],
            ["email", "E-mail"],
        ],
    },
    { name: "accepts_text_messages", label: "Accepts text messages", type: "checkbox" },
    { name: "billing_street", label: "Billing street", wide: true },
    { name: "billing_city", label: "City" },
    { name: "billing_region", label: "State or region" },
    { name: "billing_postal_code", label: "Postal code" },
    { name: "billing_country", label: "Country" },
    { name: "notes", label: "Notes", type: "textarea" },
];

/** The columns behind the fields, for a select. */
export const CUSTOMER_COLUMNS = CUSTOMER_FIELDS.map((field) => field.name).join(", ");

export const PROPERTY_FIELDS = [
    { name: "name", label: "Name", wide: true, hint: "Such as Home or Kitchen." },
    { name: "street", label: "Street", required: true, wide: true },
    { name: "city", label: "City", required: true },
    { name: "region", label: "State or region" },
    { name: "postal_code", label: "Postal code" },
    {
        name: "access_notes",
        label: "Access notes",
        type: "textarea",
        hint: "Gate codes, dogs, where to park. The technician reads it.",
    },
];
