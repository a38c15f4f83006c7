package dev.millrace.sql.external;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFlatMapFunction;
import dev.millrace.api.serialization.DeserializationSchema;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.SimpleUserCodeClassLoader;
import dev.millrace.api.util.UserCodeClassLoader;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.Projection;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.connector.format.DecodingFormat;
import dev.millrace.table.connector.format.EncodingFormat;
import dev.millrace.table.connector.format.ProjectableDecodingFormat;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.sink.SinkV2Provider;
import dev.millrace.table.connector.sink.abilities.SupportsWritingMetadata;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsLimitPushDown;
import dev.millrace.table.connector.source.abilities.SupportsProjectionPushDown;
import dev.millrace.table.connector.source.abilities.SupportsReadingMetadata;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.utils.JoinedRowData;
import dev.millrace.table.factories.DeserializationFormatFactory;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import dev.millrace.table.factories.SerializationFormatFactory;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.utils.DataTypeUtils;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reads and writes messages in memory with any format: `'connector' = 'messages', 'topic' = '...'`. Each message has
/// the metadata `position`, and a sink stores the metadata `note` with it.
public final class MessageConnector implements DynamicTableSourceFactory, DynamicTableSinkFactory {
    /// Contains the messages by topic.
    static final Map<String, List<String>> TOPICS = new ConcurrentHashMap<>();

    private static final ConfigOption<String> TOPIC =
            ConfigOptions.key("topic").stringType().noDefaultValue();
    private static final ConfigOption<Map<String, String>> PROPERTIES =
            ConfigOptions.key("properties").mapType().noDefaultValue();

    /// Creates the factory.
    public MessageConnector() {}

    @Override
    public String factoryIdentifier() {
        return "messages";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(TOPIC, FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(PROPERTIES);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        var format = helper.discoverDecodingFormat(DeserializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        return new Reading(helper.getOptions().get(TOPIC), format, context.getPhysicalRowDataType());
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        var format = helper.discoverEncodingFormat(SerializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        return new Writing(helper.getOptions().get(TOPIC), format, context.getPhysicalRowDataType());
    }

    private static final class Reading
            implements ScanTableSource, SupportsProjectionPushDown, SupportsReadingMetadata, SupportsLimitPushDown {
        private final String topic;
        private final DecodingFormat<DeserializationSchema<RowData>> format;
        private final DataType physical;
        private int[][] projection;
        private boolean hasPosition;
        private long limit = Long.MAX_VALUE;

        Reading(String topic, DecodingFormat<DeserializationSchema<RowData>> format, DataType physical) {
            this.topic = topic;
            this.format = format;
            this.physical = physical;
            this.projection = Projection.all(physical).toNestedIndexes();
        }

        @Override
        public boolean supportsNestedProjection() {
            return false;
        }

        @Override
        public void applyProjection(int[][] projectedFields, DataType producedDataType) {
            projection = projectedFields;
        }

        @Override
        public Map<String, DataType> listReadableMetadata() {
            return Map.of("position", DataTypes.INT().notNull());
        }

        @Override
        public void applyReadableMetadata(List<String> metadataKeys, DataType producedDataType) {
            hasPosition = metadataKeys.contains("position");
        }

        @Override
        public void applyLimit(long newLimit) {
            limit = newLimit;
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return format.getChangelogMode();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            DeserializationSchema<RowData> decoder =
                    format instanceof ProjectableDecodingFormat<DeserializationSchema<RowData>> projectable
                            ? projectable.createRuntimeDecoder(context, physical, projection)
                            : format.createRuntimeDecoder(
                                    context, Projection.of(projection).project(physical));
            List<Message> messages = new ArrayList<>();
            for (String each : TOPICS.getOrDefault(topic, List.of())) {
                if (messages.size() < limit) messages.add(new Message(messages.size(), each));
            }
            Decoding decoding = new Decoding(decoder, hasPosition);
            DataType produced = Projection.of(projection).project(physical);
            DataType whole = hasPosition
                    ? DataTypeUtils.appendRowFields(
                            produced,
                            List.of(DataTypes.FIELD("position", DataTypes.INT().notNull())))
                    : produced;
            TypeInformation<RowData> type = context.createTypeInformation(whole);
            return new DataStreamScanProvider() {
                @Override
                public DataStream<RowData> produceDataStream(ProviderContext steps, StreamExecutionEnvironment env) {
                    return env.fromData(messages, TypeInformation.of(Message.class))
                            .setParallelism(1)
                            .flatMap(decoding, type)
                            .setParallelism(1)
                            .uid(steps.generateUid("decode").orElseThrow());
                }

                @Override
                public boolean isBounded() {
                    return true;
                }
            };
        }

        @Override
        public DynamicTableSource copy() {
            Reading copy = new Reading(topic, format, physical);
            copy.projection = projection;
            copy.hasPosition = hasPosition;
            copy.limit = limit;
            return copy;
        }

        @Override
        public String asSummaryString() {
            return "messages";
        }
    }

    /// Is a message with its place in the topic.
    record Message(int position, String text) implements Serializable {}

    private static final class Decoding extends RichFlatMapFunction<Message, RowData> {
        private static final long serialVersionUID = 1L;
        private final DeserializationSchema<RowData> decoder;
        private final boolean hasPosition;

        Decoding(DeserializationSchema<RowData> decoder, boolean hasPosition) {
            this.decoder = decoder;
            this.hasPosition = hasPosition;
        }

        @Override
        public void open(OpenContext context) throws Exception {
            decoder.open(new OpenedSchema(getRuntimeContext().getMetricGroup()));
        }

        @Override
        public void flatMap(Message message, Collector<RowData> out) throws Exception {
            decoder.deserialize(message.text().getBytes(StandardCharsets.UTF_8), new Collector<RowData>() {
                @Override
                public void collect(RowData row) {
                    out.collect(
                            hasPosition
                                    ? new JoinedRowData(row.getRowKind(), row, GenericRowData.of(message.position()))
                                    : row);
                }

                @Override
                public void close() {}
            });
        }
    }

    /// Opens formats.
    record OpenedSchema(MetricGroup metrics)
            implements DeserializationSchema.InitializationContext, SerializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(MessageConnector.class.getClassLoader());
        }
    }

    private static final class Writing implements DynamicTableSink, SupportsWritingMetadata {
        private final String topic;
        private final EncodingFormat<SerializationSchema<RowData>> format;
        private final DataType physical;
        private boolean hasNote;

        Writing(String topic, EncodingFormat<SerializationSchema<RowData>> format, DataType physical) {
            this.topic = topic;
            this.format = format;
            this.physical = physical;
        }

        @Override
        public Map<String, DataType> listWritableMetadata() {
            return Map.of("note", DataTypes.STRING());
        }

        @Override
        public void applyWritableMetadata(List<String> metadataKeys, DataType consumedDataType) {
            hasNote = metadataKeys.contains("note");
        }

        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requestedMode) {
            return format.getChangelogMode();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            if (topic.equals("incomplete")) throw new NoClassDefFoundError("org/example/Missing");
            return SinkV2Provider.of(new MessageSink(
                    topic,
                    format.createRuntimeEncoder(context, physical),
                    hasNote ? DataType.getFieldCount(physical) : -1));
        }

        @Override
        public DynamicTableSink copy() {
            Writing copy = new Writing(topic, format, physical);
            copy.hasNote = hasNote;
            return copy;
        }

        @Override
        public String asSummaryString() {
            return "messages";
        }
    }

    private record MessageSink(String topic, SerializationSchema<RowData> encoder, int noteAt)
            implements Sink<RowData> {
        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) throws IOException {
            try {
                encoder.open(context.asSerializationSchemaInitializationContext());
            } catch (Exception failed) {
                throw new IOException(failed);
            }
            return new SinkWriter<>() {
                @Override
                public void write(RowData row, Context place) {
                    String note = noteAt < 0 ? "" : " note=" + row.getString(noteAt);
                    String text = new String(encoder.serialize(row), StandardCharsets.UTF_8) + note;
                    TOPICS.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>())
                            .add(text);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
