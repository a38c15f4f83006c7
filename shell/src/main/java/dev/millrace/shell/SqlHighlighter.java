package dev.millrace.shell;

import java.util.Locale;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours keywords, texts, numbers and comments while a statement is typed. Thread-safe.
final class SqlHighlighter implements Highlighter {
    private static final AttributedStyle KEYWORD =
            AttributedStyle.BOLD.foreground(AttributedStyle.BLUE | AttributedStyle.BRIGHT);
    private static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();

    private final Set<String> keywords;

    /// @param keywords the reserved words of the grammar, in capital letters
    SqlHighlighter(Set<String> keywords) {
        this.keywords = keywords;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        return highlighted(text);
    }

    AttributedString highlighted(String text) {
        AttributedStringBuilder styled = new AttributedStringBuilder();
        int done = 0;
        for (SqlToken each : SqlToken.of(text)) {
            styled.append(text, done, each.from());
            styled.styled(style(each, text, done == 0), each.in(text));
            done = each.to();
        }
        return styled.append(text.substring(done)).toAttributedString();
    }

    /// The first word of a statement is a keyword in any case.
    private AttributedStyle style(SqlToken token, String text, boolean isFirst) {
        return switch (token.kind()) {
            case WORD -> {
                boolean isKeyword = isFirst || keywords.contains(token.in(text).toUpperCase(Locale.ROOT));
                yield isKeyword ? KEYWORD : AttributedStyle.DEFAULT;
            }
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case COMMENT -> COMMENT;
            case NAME, SYMBOL -> AttributedStyle.DEFAULT;
        };
    }
}
