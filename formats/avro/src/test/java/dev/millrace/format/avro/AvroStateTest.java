package dev.millrace.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.host.Host;
import dev.millrace.format.avro.typeutils.GenericRecordAvroTypeInfo;
import dev.millrace.state.inspect.RowReading;
import dev.millrace.state.inspect.StateEntry;
import dev.millrace.state.inspect.StateSnapshot;
import dev.millrace.state.inspect.StateView;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs jobs with Avro objects in their state, whose schemas change between two savepoints.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AvroStateTest {
    private static final int KEYS = 10;
    /// The values that functions have found in their state.
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        FOUND.clear();
    }

    /// Keeps the newest object of each key, and emits the previous one.
    private static final class Keep<T extends IndexedRecord> extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        private final TypeInformation<T> type;
        private final Making<T> making;
        private transient @Nullable ValueState<T> state;

        Keep(TypeInformation<T> type, Making<T> making) {
            this.type = type;
            this.making = making;
        }

        interface Making<T> extends java.io.Serializable {
            T of(long id);
        }

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("last", type));
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
            ValueState<T> last = Objects.requireNonNull(state);
            T before = last.value();
            if (before != null) FOUND.add(before.toString());
            last.update(making.of(number % KEYS));
        }
    }

    private static <T extends IndexedRecord> JobClient start(@Nullable String from, Keep<T> keep) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(10);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perCheckpoint(10 * KEYS),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % KEYS)
                .process(keep)
                .returns(Types.LONG)
                .uid("keep")
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync();
    }

    private String stop(JobClient job, int found) throws Exception {
        while (FOUND.size() < found) {
            // If the job has failed there will never be enough results, so its failure is reported.
            if (job.getJobExecutionResult().isDone())
                job.getJobExecutionResult().get();
            Thread.onSpinWait();
        }
        return job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
    }

    private static Keep<GenericRecord> generic(Schema schema) {
        return new Keep<>(new GenericRecordAvroTypeInfo(schema), id -> {
            GenericData.Record made = new GenericData.Record(schema);
            for (Schema.Field field : schema.getFields()) {
                Object value = field.schema().getType() == Schema.Type.LONG ? (Object) id : field.name() + id;
                made.put(field.pos(), value);
            }
            return made;
        });
    }

    private String saved() throws Exception {
        return stop(start(null, generic(Orders.SHORT)), 2 * KEYS);
    }

    @Test
    void fields_come_with_defaults_and_go_between_two_savepoints() throws Exception {
        String first = saved();
        FOUND.clear();
        Schema grown = SchemaBuilder.record("Order")
                .namespace("dev.millrace.format.avro")
                .fields()
                .requiredString("customer")
                .name("note")
                .type()
                .stringType()
                .stringDefault("none")
                .endRecord();
        String second = stop(start(first, generic(grown)), KEYS);
        assertThat(FOUND).contains("{\"customer\": \"customer3\", \"note\": \"none\"}");
        FOUND.clear();
        Schema shrunk = SchemaBuilder.record("Order")
                .namespace("dev.millrace.format.avro")
                .fields()
                .requiredString("note")
                .endRecord();
        stop(start(second, generic(shrunk)), KEYS);
        assertThat(FOUND).contains("{\"note\": \"note3\"}");
    }

    @Test
    void a_generated_class_takes_over_from_generic_records() throws Exception {
        Schema before = SchemaBuilder.record("Order")
                .namespace("dev.millrace.format.avro")
                .fields()
                .requiredLong("id")
                .requiredString("customer")
                .name("amount")
                .type()
                .longType()
                .noDefault()
                .name("state")
                .type()
                .enumeration("OrderState")
                .symbols("OPEN")
                .noDefault()
                .endRecord();
        Keep<GenericRecord> generic = new Keep<>(new GenericRecordAvroTypeInfo(before), id -> {
            GenericData.Record made = new GenericData.Record(before);
            made.put("id", id);
            made.put("customer", "c" + id);
            made.put("amount", id);
            made.put(
                    "state", new GenericData.EnumSymbol(before.getField("state").schema(), "OPEN"));
            return made;
        });
        String savepoint = stop(start(null, generic), 2 * KEYS);
        FOUND.clear();
        stop(start(savepoint, new Keep<>(TypeInformation.of(Order.class), Orders::order)), KEYS);
        assertThat(FOUND).anyMatch(each -> each.contains("\"customer\": \"c3\"") && each.contains("\"parts\": []"));
    }

    private void assertRefused(String savepoint, Schema now, String... words) {
        assertThatThrownBy(() ->
                        start(savepoint, generic(now)).getJobExecutionResult().get(30, TimeUnit.SECONDS))
                .rootCause()
                .hasMessageContaining("MR-4005")
                .hasMessageContaining("last")
                .message()
                .contains(words);
    }

    @Test
    void what_avro_cannot_resolve_is_refused_naming_the_field() throws Exception {
        String savepoint = saved();
        assertRefused(
                savepoint,
                SchemaBuilder.record("Order")
                        .namespace("dev.millrace.format.avro")
                        .fields()
                        .requiredLong("id")
                        .requiredString("extra")
                        .endRecord(),
                "field 'extra'",
                "has no default");
        assertRefused(
                savepoint,
                SchemaBuilder.record("Order")
                        .namespace("dev.millrace.format.avro")
                        .fields()
                        .requiredLong("customer")
                        .endRecord(),
                "field 'customer'",
                "was text and is now long");
    }

    @Test
    void people_see_the_fields_of_objects_in_a_savepoint() throws Exception {
        String savepoint = stop(start(null, new Keep<>(TypeInformation.of(Order.class), Orders::order)), 2 * KEYS);
        Path path = savepoint.startsWith("file:") ? Path.of(URI.create(savepoint)) : Path.of(savepoint);
        StateSnapshot snapshot = StateSnapshot.open(Host.real().disk(), path, AvroStateTest.class.getClassLoader());
        StateView view = snapshot.operators().stream()
                .flatMap(operator -> operator.states().stream())
                .filter(state -> state.name().equals("last"))
                .findFirst()
                .orElseThrow();
        List<StateEntry> entries = view.entries(RowReading.maps()).toList();
        assertThat(entries).hasSize(KEYS);
        Map<?, ?> third = (Map<?, ?>) entries.stream()
                .filter(entry -> Objects.equals(entry.key(), 3L))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(Objects.requireNonNull(third).get("customer")).isEqualTo("customer 3");
        assertThat(third.get("parts"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }
}
