import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;
import org.apache.flink.formats.parquet.avro.AvroParquetReaders;
import org.apache.flink.formats.parquet.avro.AvroParquetWriters;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Writes orders to Parquet files, or reads such files and writes their orders as text.
///
/// Arguments are pairs key=value: mode (write or read), in, out, count, and options of Flink, which contain a point.
public final class ParquetCopy {
    private static final String SCHEMA = "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":["
            + "{\"name\":\"id\",\"type\":\"long\"},"
            + "{\"name\":\"name\",\"type\":\"string\"},"
            + "{\"name\":\"price\",\"type\":\"double\"},"
            + "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null},"
            + "{\"name\":\"parts\",\"type\":{\"type\":\"array\",\"items\":\"int\"}}]}";

    private ParquetCopy() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        if (arguments.get("mode").equals("write")) {
            write(environment, new Path(arguments.get("out")), Long.parseLong(arguments.get("count")));
        } else {
            read(environment, new Path(arguments.get("in")), new Path(arguments.get("out")));
        }
        environment.execute("parquet");
    }

    private static void write(StreamExecutionEnvironment environment, Path out, long count) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        environment
                .fromSequence(1, count)
                .map(ParquetCopy::order)
                .returns(new GenericRecordAvroTypeInfo(schema))
                .sinkTo(FileSink.forBulkFormat(out, AvroParquetWriters.forGenericRecord(schema))
                        .build());
    }

    private static GenericRecord order(long id) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericRecord order = new GenericData.Record(schema);
        order.put("id", id);
        order.put("name", "order " + id);
        order.put("price", id / 4.0);
        order.put("note", id % 3 == 0 ? "note " + id : null);
        order.put("parts", Arrays.asList((int) (id % 5), (int) (id % 7)));
        return order;
    }

    private static void read(StreamExecutionEnvironment environment, Path in, Path out) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        FileSource<GenericRecord> source = FileSource.forRecordStreamFormat(
                        AvroParquetReaders.forGenericRecord(schema), in)
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                .map(GenericRecord::toString)
                .returns(Types.STRING)
                .sinkTo(FileSink.forRowFormat(out, new SimpleStringEncoder<String>())
                        .build());
    }
}
