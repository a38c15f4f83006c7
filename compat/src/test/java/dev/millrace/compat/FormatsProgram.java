package dev.millrace.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Contains a program that reads CSV and JSON and writes JSON. Its annotations have Flink's names of
/// Jackson's annotations.
final class FormatsProgram {
    static final String MAIN_CLASS = "formats.Formats";

    static final String SOURCE = """
            package formats;

            import java.math.BigDecimal;
            import java.nio.charset.StandardCharsets;
            import java.util.Date;
            import org.apache.flink.api.common.eventtime.WatermarkStrategy;
            import org.apache.flink.connector.file.src.FileSource;
            import org.apache.flink.core.fs.Path;
            import org.apache.flink.formats.csv.CsvReaderFormat;
            import org.apache.flink.formats.json.JsonDeserializationSchema;
            import org.apache.flink.formats.json.JsonSerializationSchema;
            import org.apache.flink.shaded.guava33.com.google.common.collect.ImmutableList;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.annotation.JsonIgnore;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.annotation.JsonProperty;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.annotation.JsonPropertyOrder;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.SerializationFeature;
            import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

            public class Formats {
                /** Declared in another order than the alphabet's. */
                public static class City {
                    public String name;
                    public int area;
                    public double lat;
                }

                public static class Named {
                    public String zone;
                    @JsonProperty("a_first") public String name;
                    @JsonIgnore public int ignored = 7;
                    private long count;

                    public long getCount() {
                        return count;
                    }

                    public void setCount(long count) {
                        this.count = count;
                    }
                }

                @JsonPropertyOrder({"when", "b", "a"})
                public static class Ordered {
                    public int a;
                    public int b;
                    public Date when;
                    public BigDecimal amount;
                }

                public record Point(int y, int x) {}

                private static <T> void csv(StreamExecutionEnvironment environment, Class<T> type, String file) {
                    FileSource<T> source = FileSource.forRecordStreamFormat(
                                    CsvReaderFormat.forPojo(type), new Path(file))
                            .build();
                    environment.fromSource(source, WatermarkStrategy.noWatermarks(), type.getSimpleName())
                            .map(value -> {
                                JsonSerializationSchema<T> schema = new JsonSerializationSchema<>();
                                schema.open(null);
                                return "(csv " + new String(schema.serialize(value), StandardCharsets.UTF_8) + ")";
                            })
                            .returns(String.class)
                            .print();
                }

                private static <T> void json(Class<T> type, String text) throws Exception {
                    JsonDeserializationSchema<T> reading = new JsonDeserializationSchema<>(type);
                    reading.open(null);
                    T value = reading.deserialize(text.getBytes(StandardCharsets.UTF_8));
                    for (JsonSerializationSchema<T> writing : ImmutableList.of(
                            new JsonSerializationSchema<T>(),
                            new JsonSerializationSchema<T>(
                                    () -> new ObjectMapper().enable(SerializationFeature.WRAP_ROOT_VALUE)))) {
                        writing.open(null);
                        System.out.println(
                                "(json " + new String(writing.serialize(value), StandardCharsets.UTF_8) + ")");
                    }
                }

                public static void main(String[] args) throws Exception {
                    json(City.class, "{\\"area\\":3,\\"name\\":\\"Ulm\\",\\"lat\\":48.4}");
                    json(Named.class, "{\\"a_first\\":\\"n\\",\\"zone\\":\\"z\\",\\"count\\":5}");
                    json(Ordered.class, "{\\"a\\":1,\\"when\\":1700000000123,\\"amount\\":1.50,\\"b\\":2}");
                    json(Ordered.class, "{\\"a\\":1,\\"when\\":\\"2024-02-29T10:11:12.345+00:00\\",\\"b\\":2}");
                    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
                    environment.setParallelism(1);
                    csv(environment, City.class, args[0] + "/cities.csv");
                    csv(environment, Named.class, args[0] + "/named.csv");
                    csv(environment, Ordered.class, args[0] + "/ordered.csv");
                    csv(environment, Point.class, args[0] + "/points.csv");
                    environment.execute();
                }
            }
            """;

    private FormatsProgram() {}

    /// Writes the files that the program reads.
    static void writeInputs(Path directory) throws IOException {
        Files.writeString(directory.resolve("cities.csv"), "3,48.4,Ulm\n5,50.1,\"Bonn\"\n");
        Files.writeString(directory.resolve("named.csv"), "1,5,2\n");
        Files.writeString(directory.resolve("ordered.csv"), "2024-02-29T10:11:12.345+00:00,2,1,1.50\n");
        Files.writeString(directory.resolve("points.csv"), "1,2\n");
    }
}
