package dev.millrace.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class SqlHighlighterTest {
    private final SqlHighlighter highlighter = new SqlHighlighter(Set.of("SELECT", "FROM"));

    @Test
    void keywords_texts_numbers_and_comments_have_styles_of_their_own() {
        String sql = "select a, 'from', 12 -- note";
        AttributedString styled = highlighter.highlighted(sql);
        assertThat(styled.toString()).isEqualTo(sql);
        assertThat(styled.styleAt(0)).isNotEqualTo(AttributedStyle.DEFAULT);
        assertThat(styled.styleAt(sql.indexOf('a'))).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(styled.styleAt(sql.indexOf("from")))
                .isNotEqualTo(styled.styleAt(0))
                .isNotEqualTo(AttributedStyle.DEFAULT);
        assertThat(styled.styleAt(sql.indexOf("12"))).isNotEqualTo(AttributedStyle.DEFAULT);
        assertThat(styled.styleAt(sql.length() - 1)).isNotEqualTo(AttributedStyle.DEFAULT);
    }

    @Test
    void a_text_that_is_not_closed_keeps_all_its_characters() {
        String sql = "SELECT 'it''s \n FROM";
        assertThat(highlighter.highlighted(sql).toString()).isEqualTo(sql);
    }
}
