package dev.millrace.cli.gateway;

import dev.millrace.sql.session.SessionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words that begin like the word before the cursor: tables behind FROM and JOIN, else columns of the tables
/// in the statement, functions and keywords.
final class WordCompletion {
    private static final int WORDS_MAX = 50;
    private static final Pattern BEFORE = Pattern.compile("(\\w+)\\W+(\\w*)$");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern LAST = Pattern.compile("\\w*$");
    private static final Set<String> BEFORE_TABLES =
            Set.of("FROM", "JOIN", "INTO", "TABLE", "VIEW", "DESCRIBE", "DESC", "OVERWRITE");

    private WordCompletion() {}

    static List<String> of(String statement, int position, SessionNames names, Collection<String> keywords) {
        String before = statement.substring(0, position);
        String word = last(before);
        List<String> tables = names.tables();
        Matcher pair = BEFORE.matcher(before);
        boolean isTable = pair.find() && BEFORE_TABLES.contains(pair.group(1).toUpperCase(Locale.ROOT));
        if (isTable) return fitting(word, tables);
        List<String> all = new ArrayList<>();
        Matcher words = WORD.matcher(statement);
        while (words.find()) if (tables.contains(words.group())) all.addAll(names.columns(words.group()));
        all.addAll(cased(word, names.functions()));
        all.addAll(cased(word, keywords));
        return fitting(word, all);
    }

    static List<String> of(String statement, int position, Collection<String> keywords) {
        String word = last(statement.substring(0, position));
        return fitting(word, cased(word, keywords));
    }

    private static String last(String before) {
        Matcher found = LAST.matcher(before);
        return found.find() ? found.group() : "";
    }

    /// Words of the language appear in the case that the user writes.
    private static List<String> cased(String word, Collection<String> words) {
        boolean isSmall = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
        return words.stream()
                .map(each -> isSmall ? each.toLowerCase(Locale.ROOT) : each.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static List<String> fitting(String word, Collection<String> words) {
        return words.stream()
                .filter(each -> each.length() > word.length() && each.regionMatches(true, 0, word, 0, word.length()))
                .distinct()
                .limit(WORDS_MAX)
                .toList();
    }
}
