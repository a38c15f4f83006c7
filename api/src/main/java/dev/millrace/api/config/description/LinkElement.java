package dev.millrace.api.config.description;

/// Represents a link.
public class LinkElement implements InlineElement {
    private final String link;
    private final String text;

    private LinkElement(String link, String text) {
        this.link = link;
        this.text = text;
    }

    /// Creates a link with a text.
    public static LinkElement link(String link, String text) {
        return new LinkElement(link, text);
    }

    /// Creates a link whose text is its address.
    public static LinkElement link(String link) {
        return new LinkElement(link, link);
    }

    /// Returns the address.
    public String getLink() {
        return link;
    }

    /// Returns the text, which is the address if no text was given.
    public String getText() {
        return text;
    }

    @Override
    public String plainText() {
        return link.equals(text) ? link : text + " (" + link + ")";
    }
}
