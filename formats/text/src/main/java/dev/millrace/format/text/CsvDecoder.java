package dev.millrace.format.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.ObjectReader;
import dev.millrace.jackson.databind.json.JsonMapper;
import dev.millrace.jackson.databind.node.ArrayNode;
import dev.millrace.jackson.databind.node.ObjectNode;

/// Parses CSV record by record, and joins the lines of a quoted value.
final class CsvDecoder<T> implements RecordDecoder<T> {
    private static final int MAX_RECORD_LENGTH = 16 * 1024 * 1024;

    private final JsonMapper mapper = JsonMapping.mapper(false);
    private final ObjectReader reader;
    private final Class<T> type;
    private final CsvSchema schema;
    private final CsvText text;
    private final Set<String> lists;
    private @Nullable List<String> columns;

    CsvDecoder(Class<T> type, CsvSchema schema) {
        this.reader = mapper.readerFor(type);
        this.type = type;
        this.schema = schema;
        this.text = new CsvText(schema);
        this.lists = TypeColumns.listsOf(type);
        this.columns = schema.header() ? null : schema.columns();
    }

    @Override
    public @Nullable Decoded<T> decode(String line, RecordPosition place, Iterator<String> more) {
        if (line.isBlank() || (schema.comments() && line.stripLeading().startsWith("#"))) return null;
        String record = whole(line, more);
        if (columns != null) return read(columns, record, place);
        columns = headerOf(record, place);
        return null;
    }

    private Decoded<T> read(List<String> names, String record, RecordPosition place) {
        CsvText.Columns found = text.split(record);
        List<@Nullable String> values = found.values();
        if (!found.problem().isEmpty()) {
            int bad = found.starts().size() - 1;
            return bad(
                    place, record, found.starts().getLast(), bad < names.size() ? names.get(bad) : "", found.problem());
        }
        if (values.size() != names.size()) {
            String counts = "expected " + names.size() + " columns, found " + values.size();
            return bad(place, record, 0, values.size() < names.size() ? names.get(values.size()) : "", counts);
        }
        try {
            T value = reader.readValue(tree(names, values));
            return new Decoded.Good<>(value);
        } catch (JacksonException failed) {
            String field = JsonMapping.field(failed);
            int column = names.indexOf(field.replaceFirst("[.\\[].*", ""));
            return bad(place, record, column < 0 ? 0 : found.starts().get(column), field, JsonMapping.reason(failed));
        }
    }

    private ObjectNode tree(List<String> names, List<@Nullable String> values) {
        ObjectNode tree = mapper.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i);
            if (value != null && lists.contains(names.get(i))) {
                ArrayNode list = tree.putArray(names.get(i));
                if (!value.isEmpty()) for (String one : schema.elements(value)) list.add(one);
            } else {
                tree.put(names.get(i), value);
            }
        }
        return tree;
    }

    /// An invalid header makes every record invalid, so it fails the job under any policy.
    private List<String> headerOf(String line, RecordPosition place) {
        CsvText.Columns found = text.split(line);
        if (!found.problem().isEmpty())
            throw BadRecord.at(place, line, 0, "", found.problem()).fault();
        List<String> names = found.values().stream()
                .map(name -> Objects.requireNonNullElse(name, "").strip())
                .toList();
        for (String wanted : schema.columns()) {
            if (names.contains(wanted)) continue;
            throw BadRecord.at(place, line, 0, wanted, "the header has no column '" + wanted + "'")
                    .fault();
        }
        boolean anyColumn = schema.columns().isEmpty() || Map.class.isAssignableFrom(type);
        for (String name : names) {
            if (anyColumn || schema.columns().contains(name)) continue;
            throw BadRecord.at(place, line, 0, name, "the schema has no column '" + name + "'")
                    .fault();
        }
        return names;
    }

    private String whole(String line, Iterator<String> more) {
        boolean open = text.staysOpen(line, false);
        if (!open) return line;
        StringBuilder record = new StringBuilder(line);
        while (open && more.hasNext() && record.length() < MAX_RECORD_LENGTH) {
            String next = more.next();
            record.append('\n').append(next);
            open = text.staysOpen(next, true);
        }
        return record.toString();
    }

    private static <T> Decoded<T> bad(RecordPosition place, String record, int offset, String field, String cause) {
        return new Decoded.Bad<>(BadRecord.at(place, record, offset, field, cause));
    }
}
