package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks rules of STYLE.md about the English of comments, as far as a program can check them.
final class EnglishTest {
    private static final int WORDS_MAX = 35;
    /// The length of a line from which a formatter may have moved its last word to the next line.
    private static final int WRAPPED_COLUMNS = 60;
    private static final Pattern COMMENT = Pattern.compile("\\s*///?(?: (.*))?");
    private static final Pattern ONE_WORD = Pattern.compile("[\\w'`\\[\\]()#.-]+[.,;:]?");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:;])\\s+|@(?:param|return|throws)\\b");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "((?:^///.*\\n)+)(?:@.*\\n)*public (?:abstract |final |sealed |non-sealed |strictfp )*"
                    + "(?:class|interface|record|enum|@interface) (\\w+)",
            Pattern.MULTILINE);
    /// Matches subordinate clauses, whose verb does not make a sentence.
    private static final Pattern CLAUSE = Pattern.compile(
            "\\b(that|which|who|whom|whose|where|what|when|while|how|if|as|since|because|until|before|after)\\b[^,:;]*");

    private static final Set<String> VERBS = verbs();

    private record Comment(int line, List<String> lines) {}

    @Test
    void no_word_stands_alone_at_the_end_of_a_comment() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : Project.sources()) {
            for (Comment comment : comments(Files.readString(source)))
                for (int i = 1; i < comment.lines.size(); i++)
                    if (isOrphan(comment.lines.get(i - 1), comment.lines.get(i)))
                        found.add(place(source, comment.line + i));
        }
        assertThat(found).describedAs("reflow the comment").isEmpty();
    }

    @Test
    void no_sentence_of_a_comment_is_longer_than_a_reader_can_hold() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : Project.sources()) {
            for (Comment comment : comments(Files.readString(source)))
                for (String sentence : sentences(comment.lines))
                    if (words(sentence) > WORDS_MAX) found.add(place(source, comment.line) + ": " + sentence);
        }
        assertThat(found)
                .describedAs("split sentences of more than %d words", WORDS_MAX)
                .isEmpty();
    }

    @Test
    void the_first_sentence_of_each_public_type_has_a_verb() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : Project.sources()) {
            if (!source.toString().contains("/src/main/")) continue;
            Matcher type = PUBLIC_TYPE.matcher(Files.readString(source));
            if (!type.find()) continue;
            String first = firstSentence(type.group(1));
            if (!hasVerb(first)) found.add(place(source, 1) + ": " + first);
        }
        assertThat(found)
                .describedAs("write a sentence about what the type is or does; add a new verb to verbs.txt")
                .isEmpty();
    }

    @Test
    void the_checks_find_what_they_are_for() {
        assertThat(isOrphan("/".repeat(WRAPPED_COLUMNS + 10), "again.")).isTrue();
        assertThat(isOrphan("Short line", "again.")).isFalse();
        assertThat(isOrphan("/".repeat(WRAPPED_COLUMNS + 10), "```")).isFalse();
        assertThat(hasVerb("A bounded queue of batches.")).isFalse();
        assertThat(hasVerb("A step in a chain, and where its output goes.")).isFalse();
        assertThat(hasVerb("A bounded queue passes batches from one thread to another."))
                .isTrue();
        assertThat(hasVerb("Reads rows.")).isTrue();
        assertThat(sentences(List.of("One is here. Two are", "there.", "@param x the third")))
                .hasSize(3);
        assertThat(comments("int a;\n/// One\n/// two\nint b; // no\n// three\n"))
                .hasSize(2);
    }

    private static String place(Path source, int line) {
        return Project.ROOT.relativize(source) + ":" + line;
    }

    private static List<Comment> comments(String text) {
        List<Comment> all = new ArrayList<>();
        List<String> current = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i <= lines.size(); i++) {
            Matcher comment = COMMENT.matcher(i < lines.size() ? lines.get(i) : "code");
            if (comment.matches()) {
                current.add(Objects.requireNonNullElse(comment.group(1), ""));
            } else if (!current.isEmpty()) {
                all.add(new Comment(i - current.size() + 1, List.copyOf(current)));
                current.clear();
            }
        }
        return all;
    }

    private static boolean isOrphan(String before, String line) {
        boolean isFence = line.startsWith("```");
        return before.length() > WRAPPED_COLUMNS
                && !isFence
                && ONE_WORD.matcher(line.strip()).matches();
    }

    /// Returns the sentences of a comment without its code blocks, tables and lists.
    private static List<String> sentences(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean isCode = false;
        for (String line : lines) {
            boolean isFence = line.strip().startsWith("```");
            isCode ^= isFence;
            if (isCode || isFence || line.startsWith("|")) continue;
            boolean isNew = line.isBlank() || line.strip().startsWith("- ");
            text.append(isNew ? ". " : " ").append(line.strip());
        }
        List<String> sentences = new ArrayList<>();
        for (String each : SENTENCE_END.split(text)) if (words(each) > 0) sentences.add(each.strip());
        return sentences;
    }

    private static long words(String sentence) {
        return Pattern.compile("\\s+")
                .splitAsStream(sentence)
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    private static String firstSentence(String comment) {
        String text = comment.replaceAll("(?m)^/// ?", "").replace('\n', ' ');
        return text.split("(?<=[.!?])\\s", 2)[0];
    }

    private static boolean hasVerb(String sentence) {
        String main = CLAUSE.matcher(sentence).replaceAll("");
        for (String word : main.split("[^\\w']+")) if (VERBS.contains(word.toLowerCase(Locale.ROOT))) return true;
        return false;
    }

    private static Set<String> verbs() {
        try (InputStream file = Objects.requireNonNull(EnglishTest.class.getResourceAsStream("verbs.txt"))) {
            return Set.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
