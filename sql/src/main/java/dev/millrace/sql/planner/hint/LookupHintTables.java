package dev.millrace.sql.planner.hint;

import dev.millrace.sql.lookup.LookupFaults;
import dev.millrace.sql.lookup.LookupHint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Replaces the aliases in LOOKUP hints by the names of their tables. Relational trees do not have the aliases.
public final class LookupHintTables extends SqlShuttle {
    /// The name of the hint.
    public static final String LOOKUP = "LOOKUP";

    /// Creates a shuttle for one statement.
    public LookupHintTables() {}

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select && select.hasHints()) {
            Map<String, String> tables = new LinkedHashMap<>();
            if (select.getFrom() != null) addTables(select.getFrom(), null, tables);
            List<SqlNode> hints = new ArrayList<>();
            for (SqlNode each : select.getHints()) hints.add(replaced((SqlHint) each, tables));
            select.setHints(new SqlNodeList(hints, select.getHints().getParserPosition()));
        }
        return super.visit(call);
    }

    private static void addTables(SqlNode node, @Nullable String alias, Map<String, String> tables) {
        if (node instanceof SqlJoin join) {
            addTables(join.getLeft(), null, tables);
            addTables(join.getRight(), null, tables);
        } else if (node instanceof SqlIdentifier table) {
            String name = String.join(".", table.names);
            tables.put(name, name);
            tables.put(table.names.getLast(), name);
            if (alias != null) tables.put(alias, name);
        } else if (node instanceof SqlCall call && call.operandCount() > 0) {
            boolean isNamed = call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier;
            String name = isNamed ? call.<SqlIdentifier>operand(1).getSimple() : alias;
            boolean isTable = isNamed || call.getKind() == SqlKind.SNAPSHOT || call.getKind() == SqlKind.TABLE_REF;
            if (isTable) addTables(call.operand(0), name, tables);
            else if (alias != null) tables.put(alias, alias);
        }
    }

    private static SqlHint replaced(SqlHint hint, Map<String, String> tables) {
        boolean isLookup = hint.getName().equalsIgnoreCase(LOOKUP);
        if (!isLookup || hint.getOptionFormat() != SqlHint.HintOptionFormat.KV_LIST) return hint;
        List<SqlNode> options = new ArrayList<>();
        boolean isName = false;
        for (Map.Entry<String, String> each : hint.getOptionKVPairs().entrySet()) {
            String key = each.getKey().toLowerCase(Locale.ROOT);
            boolean isTable = key.equals(LookupHint.TABLE);
            isName |= isTable;
            options.add(SqlLiteral.createCharString(key, hint.getParserPosition()));
            options.add(SqlLiteral.createCharString(
                    isTable ? name(each.getValue(), tables) : each.getValue(), hint.getParserPosition()));
        }
        if (!isName) {
            // The arguments say what is wrong.
            LookupHint.of(hint.getOptionKVPairs());
        }
        return new SqlHint(
                hint.getParserPosition(),
                new SqlIdentifier(hint.getName(), hint.getParserPosition()),
                new SqlNodeList(options, hint.getParserPosition()),
                SqlHint.HintOptionFormat.KV_LIST);
    }

    private static String name(String alias, Map<String, String> tables) {
        for (Map.Entry<String, String> each : tables.entrySet()) {
            if (each.getKey().equalsIgnoreCase(alias)) return each.getValue();
        }
        throw LookupFaults.HINT
                .what("The hint LOOKUP names the table '%s', which the query does not read.", alias)
                .fix("Use one of: %s.", String.join(", ", new TreeSet<>(tables.keySet())));
    }
}
