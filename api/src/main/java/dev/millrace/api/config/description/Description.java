package dev.millrace.api.config.description;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The description of an option.
public class Description {
    private final List<BlockElement> blocks;

    private Description(List<BlockElement> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    public static DescriptionBuilder builder() {
        return new DescriptionBuilder();
    }

    public List<BlockElement> getBlocks() {
        return blocks;
    }

    /// The description without any layout.
    public String plainText() {
        return blocks.stream().map(BlockElement::plainText).collect(Collectors.joining());
    }

    /// Gathers the pieces of a description.
    public static final class DescriptionBuilder {
        private final List<BlockElement> blocks = new ArrayList<>();

        private DescriptionBuilder() {}

        /// Adds text with a piece for each `%s`.
        public DescriptionBuilder text(String format, InlineElement... elements) {
            return add(TextElement.text(format, elements));
        }

        /// Adds text as it is.
        public DescriptionBuilder text(String text) {
            return add(TextElement.text(text));
        }

        /// Adds a piece.
        public DescriptionBuilder add(BlockElement block) {
            blocks.add(block);
            return this;
        }

        /// Starts a new line.
        public DescriptionBuilder linebreak() {
            return add(LineBreakElement.linebreak());
        }

        /// Adds a list.
        public DescriptionBuilder list(InlineElement... elements) {
            return add(ListElement.list(elements));
        }

        public Description build() {
            return new Description(blocks);
        }
    }
}
