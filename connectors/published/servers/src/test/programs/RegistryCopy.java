import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroDeserializationSchema;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Writes orders as Avro messages with the identifier of their schema, or reads such messages with a later schema. The
/// files contain a message in each line, as hexadecimal digits.
///
/// Arguments are pairs key=value: mode (write or read), registry, in, out, count, and options of Flink with a point.
public final class RegistryCopy {
    private static final String FIRST = "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":["
            + "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"name\",\"type\":\"string\"}";

    private static final String LATER = FIRST + ",{\"name\":\"note\",\"type\":\"string\",\"default\":\"none\"}";

    private RegistryCopy() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        String registry = arguments.get("registry");
        Path out = new Path(arguments.get("out"));
        var texts = arguments.get("mode").equals("write")
                ? environment
                        .fromSequence(1, Long.parseLong(arguments.get("count")))
                        .map(new Write(registry))
                : environment
                        .fromSource(
                                FileSource.forRecordStreamFormat(
                                                new TextLineInputFormat(), new Path(arguments.get("in")))
                                        .build(),
                                WatermarkStrategy.noWatermarks(),
                                "messages")
                        .map(new Read(registry));
        texts.sinkTo(
                FileSink.forRowFormat(out, new SimpleStringEncoder<String>()).build());
        environment.execute("registry");
    }

    private static Schema schema(String fields) {
        return new Schema.Parser().parse(fields + "]}");
    }

    private static final class Write implements MapFunction<Long, String> {
        private final ConfluentRegistryAvroSerializationSchema<GenericRecord> messages;

        private Write(String registry) {
            messages = ConfluentRegistryAvroSerializationSchema.forGeneric("orders-value", schema(FIRST), registry);
        }

        @Override
        public String map(Long id) {
            GenericRecord order = new GenericData.Record(schema(FIRST));
            order.put("id", id);
            order.put("name", "order " + id);
            return HexFormat.of().formatHex(messages.serialize(order));
        }
    }

    private static final class Read implements MapFunction<String, String> {
        private final ConfluentRegistryAvroDeserializationSchema<GenericRecord> messages;

        private Read(String registry) {
            messages = ConfluentRegistryAvroDeserializationSchema.forGeneric(schema(LATER), registry);
        }

        @Override
        public String map(String message) throws Exception {
            return messages.deserialize(HexFormat.of().parseHex(message)).toString();
        }
    }
}
