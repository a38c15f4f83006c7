package dev.millrace.sql.parser;

import dev.millrace.sql.grammar.FlinkSqlParser;
import dev.millrace.sql.grammar.FlinkSqlParserConstants;
import dev.millrace.sql.grammar.ParseException;
import dev.millrace.sql.grammar.Token;
import dev.millrace.sql.statement.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/// Knows the place where a statement left the grammar, and the words that the grammar expects there.
///
/// The parser looks up to two words ahead and reports the expected pairs before it reads the first word. If the first
/// word of a pair is right, then the error is at the second one.
final class ExpectedWords {
    private final Token unexpected;
    private final List<String> words;
    private final boolean acceptsName;
    private final boolean isStart;

    ExpectedWords(ParseException error, FlinkSqlParser parser) {
        Token last = error.currentToken;
        Token first = last.next == null ? parser.getToken(1) : last.next;
        Set<String> afterFirst = new TreeSet<>();
        Set<String> atFirst = new TreeSet<>();
        for (int[] sequence : error.expectedTokenSequences) {
            if (sequence.length > 1 && sequence[0] == first.kind) afterFirst.add(error.tokenImage[sequence[1]]);
            atFirst.add(error.tokenImage[sequence[0]]);
        }
        boolean isFirstRight = !afterFirst.isEmpty();
        if (isFirstRight && first.next == null) parser.getToken(2);
        unexpected = isFirstRight && first.next != null ? first.next : first;
        Set<String> images = isFirstRight ? afterFirst : atFirst;
        acceptsName = images.contains("<IDENTIFIER>");
        words = shown(images, acceptsName, parser.getMetadata());
        isStart = last.image == null && !isFirstRight;
    }

    /// Returns the position of the word that is not expected.
    Position position() {
        if (!isEnd()) return new Position(unexpected.beginLine, unexpected.beginColumn);
        return new Position(Math.max(1, unexpected.endLine), Math.max(1, unexpected.endColumn + 1));
    }

    /// Returns whether the statement ends where more is expected.
    boolean isEnd() {
        return unexpected.kind == FlinkSqlParserConstants.EOF;
    }

    /// Returns whether nothing stands before the word.
    boolean isStart() {
        return isStart;
    }

    /// Returns the expected keywords and symbols.
    List<String> words() {
        return words;
    }

    /// Returns whether a name may stand at the place.
    boolean acceptsName() {
        return acceptsName;
    }

    /// Leaves out kinds of quotes that Flink does not have, and keywords that are names at a place for a name.
    private static List<String> shown(Set<String> images, boolean acceptsName, SqlAbstractParserImpl.Metadata known) {
        List<String> keywords = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        for (String each : images) {
            String word = each.replaceAll("^\"|\"$", "");
            if (word.startsWith("<") && word.length() > 2) continue;
            if (!Character.isLetter(word.charAt(0))) symbols.add(word);
            else if (!acceptsName || !known.isNonReservedKeyword(word)) keywords.add(word);
        }
        List<String> all = new ArrayList<>();
        if (acceptsName) all.add("a name");
        if (images.contains("<QUOTED_STRING>")) all.add("a text in quotes");
        if (images.contains("<UNSIGNED_INTEGER_LITERAL>")) all.add("a number");
        all.addAll(symbols);
        all.addAll(keywords);
        return all;
    }
}
