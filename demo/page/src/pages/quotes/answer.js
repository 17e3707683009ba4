// What a customer says to a quote: in the portal, or on the telephone to somebody who notes it.

import { ask } from "../../app/ask.js";
import { words } from "../../format/text.js";
import { formDialog } from "../../ui/dialog.js";
import { say } from "../../ui/messages.js";

const DECISIONS = ["approved", "changes_requested", "declined"];

/** Asks for the answer and signs it. `quote.options` are the packages of which one is to be chosen. */
export function answerQuote(app, quote, reload, { signer, decision = "approved" } = {}) {
    const choice = quote.options.length > 0 && {
        name: "option_id",
        label: "Package",
        type: "select",
        wide: true,
        options: quote.options.map((option) => [option.id, option.name]),
    };
    formDialog({
        title: `Answer to ${quote.reference}`,
        text: "It is kept as it is given, with the total it was given to.",
        what: "Could not take the answer",
        submit: "Sign",
        values: { decision, signer },
        fields: [
            { name: "decision", label: "Answer", type: "select", options: DECISIONS.map((one) => [one, words(one)]) },
            { name: "signer", label: "Name of who says so", required: true },
            choice,
            { name: "comment", label: "Comment", type: "textarea" },
        ].filter(Boolean),
        onSubmit: async (values) => {
            await ask(app.db.rpc("answer_quote", { quote_id: quote.id, ...values }));
            say("Answer noted");
            reload();
        },
    });
}
