package dev.millrace.conformance.program;

import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what definitions of tables say about changes and keys.
public final class ProgramTables {
    private static final Pattern KEY = Pattern.compile("(?i)PRIMARY KEY\\s*\\(([^)]*)\\)");
    private static final Pattern KEY_OF_COLUMN = Pattern.compile("(?i)`?(\\w+)`?\\s+[^,()]*\\s+PRIMARY KEY");

    private ProgramTables() {}

    /// Returns the kinds of changes of a source.
    public static ChangeKinds sourceChanges(JsonNode table) {
        return kinds(table.path("options").path("changelog-mode").asString("I"));
    }

    /// Returns the kinds of changes that a sink accepts: without an option all of them, but without former rows if it
    /// has a primary key.
    public static ChangeKinds sinkChanges(JsonNode table) {
        String enforced =
                table.path("options").path("sink-changelog-mode-enforced").asString("");
        if (!enforced.isEmpty()) return kinds(enforced);
        return keyNames(table).isEmpty() ? ChangeKinds.ALL : ChangeKinds.UPSERTS;
    }

    private static ChangeKinds kinds(String text) {
        List<String> names = Arrays.asList(text.split(","));
        return new ChangeKinds(true, names.contains("UB"), names.contains("UA"), names.contains("D"));
    }

    private static List<String> keyNames(JsonNode table) {
        String ddl = table.get("ddl").asString();
        Matcher matcher = KEY.matcher(ddl);
        List<String> names = new ArrayList<>();
        if (matcher.find()) {
            for (String each : matcher.group(1).split(","))
                names.add(each.strip().replace("`", ""));
            return names;
        }
        Matcher ofColumn = KEY_OF_COLUMN.matcher(ddl);
        if (ofColumn.find()) names.add(ofColumn.group(1));
        return names;
    }

    /// Returns the indexes of the columns of the primary key; empty if there is none.
    public static List<Integer> key(JsonNode table, RowType rowType) {
        List<Integer> key = new ArrayList<>();
        for (String each : keyNames(table)) key.add(rowType.getFieldIndex(each));
        return key;
    }

    /// Returns the text of the key of a change such as `+I[1, a]`, whose columns before the key have no commas.
    public static String keyText(String change, List<Integer> key) {
        String[] fields =
                change.substring(change.indexOf('[') + 1, change.length() - 1).split(", ");
        StringBuilder text = new StringBuilder();
        for (int each : key)
            text.append(each < fields.length ? fields[each] : "").append('|');
        return text.toString();
    }
}
