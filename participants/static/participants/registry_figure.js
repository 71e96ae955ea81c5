// The editor's button “Registry figure”: a dialog chooses it, an unbreakable piece of text stands for it.
(() => {
    const { createElement } = window.React;
    const { EditorState, Modifier } = window.DraftJS;
    const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;
    const TYPE = "REGISTRY_FIGURE";

    class RegistryFigureSource extends ModalWorkflowSource {
        getChooserConfig(entity) {
            return {
                url: this.props.entityType.chooserUrls.registryFigure,
                urlParams: entity ? stored(entity.getData()) : {},
                onload: {
                    form: (modal) => modal.ajaxifyForm(modal.body.find("form")),
                    chosen: (modal, { result }) => modal.respond("chosen", result),
                },
                responses: { chosen: this.onChosen },
            };
        }

        // In place of the stock method, which lets the text of a new kind of entity be edited.
        onChosen(result) {
            const { editorState, onComplete } = this.props;
            const content = editorState.getCurrentContent().createEntity(TYPE, "IMMUTABLE", stored(result));
            const key = content.getLastCreatedEntityKey();
            const told = Modifier.replaceText(content, editorState.getSelection(), result.text, null, key);
            this.workflow.close();
            onComplete(EditorState.push(editorState, told, "insert-characters"));
        }
    }

    function stored({ figure, asof, participant }) {
        return Object.fromEntries(Object.entries({ figure, asof, participant }).filter(([, value]) => value));
    }

    function RegistryFigure(props) {
        const { asof } = props.contentState.getEntity(props.entityKey).getData();
        const icon = createElement(window.wagtail.components.Icon, { name: "table" });
        return createElement(TooltipEntity, { ...props, icon, label: asof ?? "" });
    }

    registerPlugin({ type: TYPE, source: RegistryFigureSource, decorator: RegistryFigure }, "entityTypes");
})();
