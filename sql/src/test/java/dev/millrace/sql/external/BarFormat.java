package dev.millrace.sql.external;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.serialization.DeserializationSchema;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.Projection;
import dev.millrace.table.connector.format.DecodingFormat;
import dev.millrace.table.connector.format.EncodingFormat;
import dev.millrace.table.connector.format.ProjectableDecodingFormat;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.factories.DeserializationFormatFactory;
import dev.millrace.table.factories.DynamicTableFactory;
import dev.millrace.table.factories.SerializationFormatFactory;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.RowType;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Writes the fields of rows as texts with bars between them, after the kind of change: `+I|1|a`.
public final class BarFormat implements DeserializationFormatFactory, SerializationFormatFactory {
    private static final ConfigOption<Boolean> CHANGES =
            ConfigOptions.key("changes").booleanType().defaultValue(false);

    /// Creates the factory.
    public BarFormat() {}

    @Override
    public String factoryIdentifier() {
        return "bars";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(CHANGES);
    }

    private static ChangelogMode mode(ReadableConfig options) {
        return options.get(CHANGES) ? ChangelogMode.all() : ChangelogMode.insertOnly();
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig formatOptions) {
        ChangelogMode mode = mode(formatOptions);
        return new ProjectableDecodingFormat<>() {
            @Override
            public DeserializationSchema<RowData> createRuntimeDecoder(
                    DynamicTableSource.Context decoding, DataType physicalDataType, int[][] projections) {
                DataType wanted = Projection.of(projections).project(physicalDataType);
                return new Decoder(
                        decoding.createTypeInformation(wanted),
                        (RowType) wanted.getLogicalType(),
                        Projection.of(projections).toTopLevelIndexes());
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return mode;
            }
        };
    }

    @Override
    public EncodingFormat<SerializationSchema<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig formatOptions) {
        ChangelogMode mode = mode(formatOptions);
        return new EncodingFormat<>() {
            @Override
            public SerializationSchema<RowData> createRuntimeEncoder(
                    DynamicTableSink.Context encoding, DataType physicalDataType) {
                return new Encoder((RowType) physicalDataType.getLogicalType());
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return mode;
            }
        };
    }

    private record Decoder(TypeInformation<RowData> produced, RowType type, int[] places)
            implements DeserializationSchema<RowData> {
        @Override
        public RowData deserialize(byte[] message) {
            String[] parts = new String(message, StandardCharsets.UTF_8).split("\\|", -1);
            GenericRowData row = new GenericRowData(kind(parts[0]), places.length);
            for (int i = 0; i < places.length; i++) {
                String text = parts[places[i] + 1];
                boolean isText = type.getTypeAt(i).is(LogicalTypeFamily.CHARACTER_STRING);
                Object value = isText
                        ? (Object) StringData.fromString(text)
                        : (Object) Integer.valueOf(text.isEmpty() ? "0" : text);
                row.setField(i, text.isEmpty() ? null : value);
            }
            return row;
        }

        private static RowKind kind(String text) {
            for (RowKind each : RowKind.values()) if (each.shortString().equals(text)) return each;
            throw new IllegalArgumentException(text);
        }

        @Override
        public boolean isEndOfStream(RowData nextElement) {
            return false;
        }

        @Override
        public TypeInformation<RowData> getProducedType() {
            return produced;
        }
    }

    private record Encoder(RowType type) implements SerializationSchema<RowData> {
        @Override
        public byte[] serialize(RowData row) {
            StringBuilder text = new StringBuilder(row.getRowKind().shortString());
            for (int i = 0; i < type.getFieldCount(); i++) {
                Object value = RowData.createFieldGetter(type.getTypeAt(i), i).getFieldOrNull(row);
                text.append('|').append(value == null ? "" : value);
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
