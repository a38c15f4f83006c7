package dev.millrace.sql.parser;

import dev.millrace.base.fault.Check;
import dev.millrace.sql.grammar.FlinkSqlParser;
import dev.millrace.sql.grammar.ParseException;
import dev.millrace.sql.grammar.StatementNode;
import dev.millrace.sql.grammar.TokenMgrError;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.Position;
import dev.millrace.sql.statement.SessionStatement;
import dev.millrace.sql.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.util.SourceStringReader;
import org.jspecify.annotations.Nullable;

/// Parses statements and expressions in Flink's dialect of SQL. Any thread may use it.
public final class StatementParser {
    private static final int NAME_LENGTH_MAX = 256;
    // The key and the value of SET and RESET need no quotes.
    private static final Pattern SET =
            Pattern.compile("SET\\s+([^'\\s=;]+)\\s*=\\s*('(?:[^']|'')*'|[^;\\s]+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESET = Pattern.compile("RESET\\s+([^'\\s;]+)\\s*", Pattern.CASE_INSENSITIVE);

    private StatementParser() {}

    /// Returns the statements of a script, which semicolons separate.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a statement has an error
    public static List<Statement> parseScript(String script) {
        List<Statement> statements = new ArrayList<>();
        for (ScriptStatement each : ScriptSplitter.split(script)) statements.add(parse(each));
        return statements;
    }

    /// Returns the only statement of a text. A semicolon may follow it.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the text has an error or is not one statement
    public static Statement parse(String text) {
        List<ScriptStatement> statements = ScriptSplitter.split(text);
        if (statements.size() != 1) throw SyntaxErrors.count(statements.size());
        return parse(statements.getFirst());
    }

    /// Returns a statement of a script. The positions of errors refer to the script.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement has an error
    public static Statement parse(ScriptStatement part) {
        Statement setting = unquotedSetting(part.text());
        if (setting != null) return setting;
        return statement(tree(part, FlinkSqlParser::parseSqlStmtEof), part);
    }

    /// Returns the syntax tree of an expression, such as `a + 1`.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the text is not an expression
    public static SqlNode parseExpression(String text) {
        return tree(new ScriptStatement(text, Position.START), FlinkSqlParser::parseSqlExpressionEof);
    }

    /// Is one of the entries of the grammar.
    private interface Entry {
        SqlNode parse(FlinkSqlParser parser) throws Exception;
    }

    private static SqlNode tree(ScriptStatement part, Entry entry) {
        FlinkSqlParser parser = (FlinkSqlParser) FlinkSqlParser.FACTORY.getParser(new SourceStringReader(part.text()));
        parser.setTabSize(1);
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(NAME_LENGTH_MAX);
        parser.setConformance(FlinkConformance.INSTANCE);
        parser.switchTo(SqlAbstractParserImpl.LexicalState.BTID);
        try {
            return entry.parse(parser);
        } catch (ParseException unexpected) {
            throw new SyntaxErrors(part).unexpected(unexpected, parser);
        } catch (CalciteContextException refused) {
            throw new SyntaxErrors(part).refused(refused);
        } catch (TokenMgrError unreadable) {
            throw new SyntaxErrors(part).unreadable(unreadable);
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception other) {
            throw Check.broken("the parser throws %s", other);
        }
    }

    private static Statement statement(SqlNode node, ScriptStatement part) {
        if (node instanceof StatementNode wrapped) return wrapped.statement();
        SqlKind kind = node.getKind();
        if (SqlKind.QUERY.contains(kind)) return new DataStatement.Query(node);
        return switch (kind) {
            case DELETE -> new DataStatement.Delete(node);
            case UPDATE -> new DataStatement.Update(node);
            case PROCEDURE_CALL -> new DataStatement.Call(node);
            default -> throw new SyntaxErrors(part).noStatement();
        };
    }

    private static @Nullable Statement unquotedSetting(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) return new SessionStatement.SetOption(set.group(1), unquoted(set.group(2)));
        Matcher reset = RESET.matcher(text);
        return reset.matches() ? new SessionStatement.ResetOption(reset.group(1)) : null;
    }

    private static String unquoted(String value) {
        if (!value.startsWith("'")) return value;
        return value.substring(1, value.length() - 1).replace("''", "'");
    }
}
