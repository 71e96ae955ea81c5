// Wagtail's autosave makes new versions, and leaves the form at the version that was opened: saving it
// would then look as if somebody else had written those.
document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const form = target.closest("form");
    const opened = {
        loaded_revision_id: detail.data.revision_id,
        loaded_revision_created_at: detail.data.revision_created_at,
    };
    for (const [name, value] of Object.entries(opened)) {
        for (const field of fieldsNamed(form, name)) {
            field.value = value;
        }
    }
});

function fieldsNamed(form, name) {
    const fields = [...form.elements].filter((field) => field.name === name);
    if (fields.length === 0) {
        fields.push(Object.assign(document.createElement("input"), { type: "hidden", name }));
        form.append(...fields);
    }
    return fields;
}
