package dev.millrace.shell;

import dev.millrace.sql.session.SessionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/// Completes tables behind FROM, columns of the tables in the statement, functions, keywords, options behind SET, and
/// connectors and their options in WITH. Not thread-safe.
final class SqlCompleter implements Completer {
    private static final Set<String> BEFORE_TABLES =
            Set.of("FROM", "JOIN", "INTO", "TABLE", "VIEW", "DESCRIBE", "DESC", "OVERWRITE", "UPDATE", "ANALYZE");

    private final SessionNames names;
    private final Set<String> keywords;

    /// @param keywords the words of the grammar, in capital letters
    SqlCompleter(SessionNames names, Set<String> keywords) {
        this.names = names;
        this.keywords = keywords;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof WordAtCursor word) candidates.addAll(candidates(word));
    }

    List<Candidate> candidates(WordAtCursor word) {
        List<SqlToken> before = SqlToken.of(word.before());
        return switch (word.quote()) {
            case "'" -> quoted(word, before);
            case "`", "\"" -> objects(word, before, word.quote());
            default -> objects(word, before, "");
        };
    }

    /// Returns what fits into a text: keys of options before `=`, and names of connectors behind `'connector' =`.
    private List<Candidate> quoted(WordAtCursor word, List<SqlToken> before) {
        String sql = word.before();
        List<Candidate> all = new ArrayList<>();
        boolean isValue = !before.isEmpty() && before.getLast().in(sql).equals("=");
        if (isValue) {
            if (before.size() > 1 && text(before.get(before.size() - 2), sql).equals("connector")) {
                add(all, names.connectors(), "connector", "'");
            }
        } else if (startsWith(before, sql, "SET") || startsWith(before, sql, "RESET")) {
            add(all, names.options(), "option", "'");
        } else if (before.stream().anyMatch(each -> each.isWord(sql, "WITH"))) {
            String connector = connector(before, sql);
            add(all, List.of("connector"), "option", "'");
            if (connector != null) add(all, names.options(connector), "option of " + connector, "'");
        }
        return all;
    }

    private List<Candidate> objects(WordAtCursor word, List<SqlToken> before, String quote) {
        String sql = word.before();
        List<Candidate> all = new ArrayList<>();
        boolean isTable = !before.isEmpty()
                && BEFORE_TABLES.contains(before.getLast().in(sql).toUpperCase(Locale.ROOT));
        if (isTable || !quote.isEmpty()) add(all, names.tables(), "table", quote);
        if (isTable) return all;
        add(all, columns(word), "column", quote);
        if (!quote.isEmpty()) return all;
        boolean isSmall = isSmall(word.word());
        add(all, letters(keywords, isSmall), "keyword", " ");
        if (!before.isEmpty()) add(all, letters(names.functions(), isSmall), "function", "(");
        if (before.isEmpty())
            for (ShellCommand each : ShellCommand.values()) add(all, List.of(each.name()), "shell", "");
        return all;
    }

    /// Returns the columns of all tables that the statement names, before the cursor or behind it.
    private List<String> columns(WordAtCursor word) {
        String sql = word.line();
        List<String> tables = names.tables();
        List<String> columns = new ArrayList<>();
        for (SqlToken each : SqlToken.of(sql)) {
            String name = each.kind() == SqlToken.Kind.NAME ? text(each, sql) : each.in(sql);
            if (tables.contains(name)) columns.addAll(names.columns(name));
        }
        return columns.stream().distinct().toList();
    }

    private static @Nullable String connector(List<SqlToken> before, String sql) {
        for (int i = 0; i + 2 < before.size(); i++) {
            if (text(before.get(i), sql).equals("connector")
                    && before.get(i + 1).in(sql).equals("=")) {
                return text(before.get(i + 2), sql);
            }
        }
        return null;
    }

    private static String text(SqlToken token, String sql) {
        String text = token.in(sql);
        boolean isQuoted = token.kind() == SqlToken.Kind.TEXT || token.kind() == SqlToken.Kind.NAME;
        return isQuoted && token.isClosed() && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean startsWith(List<SqlToken> tokens, String sql, String word) {
        return !tokens.isEmpty() && tokens.getFirst().isWord(sql, word);
    }

    private static boolean isSmall(String word) {
        return !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
    }

    private static Collection<String> letters(Collection<String> words, boolean isSmall) {
        return words.stream()
                .map(each -> isSmall ? each.toLowerCase(Locale.ROOT) : each.toUpperCase(Locale.ROOT))
                .toList();
    }

    /// @param end what follows a candidate: a quote, a space, a parenthesis or nothing
    private static void add(List<Candidate> all, Collection<String> words, String group, String end) {
        for (String each : words) {
            all.add(new Candidate(each + end, each, group, null, null, null, false));
        }
    }
}
