package dev.millrace.sql.parser;

import dev.millrace.sql.grammar.FlinkSqlParser;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/// Lists the keywords of the grammar.
public final class Keywords {

    private Keywords() {}

    /// Returns all keywords in capital letters and in order.
    public static Set<String> all() {
        return those(SqlAbstractParserImpl.Metadata::isKeyword);
    }

    /// Returns the keywords that are no names unless they stand in quotes.
    public static Set<String> reserved() {
        return those(SqlAbstractParserImpl.Metadata::isReservedWord);
    }

    private static Set<String> those(BiPredicate<SqlAbstractParserImpl.Metadata, String> condition) {
        SqlAbstractParserImpl.Metadata grammar = new FlinkSqlParser(new StringReader("")).getMetadata();
        Set<String> words = new TreeSet<>();
        for (String each : grammar.getTokens()) if (condition.test(grammar, each)) words.add(each);
        return words;
    }
}
