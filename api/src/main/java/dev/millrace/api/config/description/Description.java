package dev.millrace.api.config.description;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Describes an option. Immutable.
public class Description {
    private final List<BlockElement> blocks;

    private Description(List<BlockElement> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /// Creates a builder of an empty description.
    public static DescriptionBuilder builder() {
        return new DescriptionBuilder();
    }

    /// Returns the blocks in order.
    public List<BlockElement> getBlocks() {
        return blocks;
    }

    /// Returns the description without layout.
    public String plainText() {
        return blocks.stream().map(BlockElement::plainText).collect(Collectors.joining());
    }

    /// Builds a description from elements.
    public static final class DescriptionBuilder {
        private final List<BlockElement> blocks = new ArrayList<>();

        private DescriptionBuilder() {}

        /// Adds text in which each `%s` is replaced by an element.
        public DescriptionBuilder text(String format, InlineElement... elements) {
            return add(TextElement.text(format, elements));
        }

        /// Adds text without replacement.
        public DescriptionBuilder text(String text) {
            return add(TextElement.text(text));
        }

        /// Adds a block.
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

        /// Returns the description.
        public Description build() {
            return new Description(blocks);
        }
    }
}
