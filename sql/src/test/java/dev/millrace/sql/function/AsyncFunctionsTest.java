package dev.millrace.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.functions.AsyncScalarFunction;
import dev.millrace.table.functions.AsyncTableFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls asynchronous functions for several rows at a time.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AsyncFunctionsTest {
    private static final String SCALAR = "table.exec.async-scalar.";
    private static final String TABLE = "table.exec.async-table.";
    private static final int CAPACITY = 4;

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger MOST_OPEN = new AtomicInteger();

    @BeforeEach
    void forget() {
        CALLS.set(0);
        MOST_OPEN.set(0);
    }

    /// Completes calls only when as many are open as the options allow, the newest first.
    private static final class Crowd<T> {
        private final Deque<Runnable> open = new ArrayDeque<>();

        void add(CompletableFuture<T> future, T value) {
            CALLS.incrementAndGet();
            open.push(() -> future.complete(value));
            MOST_OPEN.accumulateAndGet(open.size(), Math::max);
            if (open.size() < CAPACITY) return;
            while (!open.isEmpty()) open.pop().run();
        }
    }

    /// Doubles values in crowds.
    public static final class TwiceInCrowds extends AsyncScalarFunction {
        private transient Crowd<Integer> crowd;

        public void eval(CompletableFuture<Integer> future, Integer value) {
            if (crowd == null) crowd = new Crowd<>();
            crowd.add(future, value * 2);
        }
    }

    /// Returns values and their negatives in crowds.
    public static final class SignsInCrowds extends AsyncTableFunction<Integer> {
        private transient Crowd<Collection<Integer>> crowd;

        public void eval(CompletableFuture<Collection<Integer>> future, Integer value) {
            if (crowd == null) crowd = new Crowd<>();
            crowd.add(future, List.of(value, -value));
        }
    }

    /// Doubles values at once, and counts its calls.
    public static final class Twice extends AsyncScalarFunction {
        public void eval(CompletableFuture<Integer> future, Integer value) {
            CALLS.incrementAndGet();
            future.complete(value * 2);
        }
    }

    /// Fails twice, and then succeeds.
    public static final class Flaky extends AsyncScalarFunction {
        public void eval(CompletableFuture<Integer> future, Integer value) {
            if (CALLS.incrementAndGet() % 3 != 0) future.completeExceptionally(new IllegalStateException("flaky"));
            else future.complete(value);
        }
    }

    /// Never completes.
    public static final class Silent extends AsyncScalarFunction {
        public void eval(CompletableFuture<Integer> future, Integer value) {
            CALLS.incrementAndGet();
        }
    }

    private static TableEnvironment tables(boolean isBatch) {
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance();
        TableEnvironment tables =
                TableEnvironment.create((isBatch ? settings.inBatchMode() : settings.inStreamingMode()).build());
        tables.getConfig().set("parallelism.default", "1");
        tables.getConfig().set(SCALAR + "max-concurrent-operations", String.valueOf(CAPACITY));
        tables.getConfig().set(TABLE + "max-concurrent-operations", String.valueOf(CAPACITY));
        tables.getConfig().set(SCALAR + "timeout", "20 s");
        tables.getConfig().set(TABLE + "timeout", "20 s");
        tables.getConfig().set(SCALAR + "retry-delay", "1 ms");
        tables.createTemporarySystemFunction("in_crowds", TwiceInCrowds.class);
        tables.createTemporarySystemFunction("signs", SignsInCrowds.class);
        tables.createTemporarySystemFunction("twice", Twice.class);
        tables.createTemporarySystemFunction("flaky", Flaky.class);
        tables.createTemporarySystemFunction("silent", Silent.class);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) rows.add(Row.of(i));
        tables.createTemporaryView("t", tables.fromValues(rows.toArray()).as("v"));
        return tables;
    }

    private static List<String> rows(TableEnvironment tables, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (CloseableIterator<Row> rows = tables.executeSql(query).collect()) {
            rows.forEachRemaining(row -> texts.add(row.toString()));
        }
        return texts;
    }

    private static List<String> texts(String... rows) {
        return List.of(rows);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void as_many_scalar_calls_are_open_as_the_option_allows_and_rows_keep_their_order(boolean isBatch)
            throws Exception {
        List<String> rows = rows(tables(isBatch), "SELECT v, in_crowds(v) AS d FROM t");

        assertThat(rows).hasSize(12);
        assertThat(rows.getFirst()).isEqualTo("+I[1, 2]");
        assertThat(rows.getLast()).isEqualTo("+I[12, 24]");
        assertThat(CALLS).hasValue(12);
        assertThat(MOST_OPEN).hasValue(CAPACITY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void several_table_calls_are_open_at_a_time(boolean isBatch) throws Exception {
        List<String> rows = rows(tables(isBatch), "SELECT v, s FROM t, LATERAL TABLE(signs(v)) AS x(s) WHERE s < 0");

        assertThat(rows).hasSize(12);
        assertThat(rows.getFirst()).isEqualTo("+I[1, -1]");
        assertThat(rows.getLast()).isEqualTo("+I[12, -12]");
        assertThat(MOST_OPEN).hasValue(CAPACITY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_function_is_called_only_for_rows_that_the_other_conditions_keep(boolean isBatch) throws Exception {
        assertThat(rows(tables(isBatch), "SELECT v FROM t WHERE twice(v) > 20 AND v > 9 AND MOD(v, 2) = 0"))
                .isEqualTo(texts("+I[12]"));
        assertThat(CALLS).hasValue(2);
        CALLS.set(0);
        assertThat(rows(tables(isBatch), "SELECT CASE WHEN v > 11 THEN twice(v) END AS d FROM t WHERE v > 10"))
                .isEqualTo(texts("+I[null]", "+I[24]"));
        assertThat(CALLS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_are_arguments_of_calls(boolean isBatch) throws Exception {
        assertThat(rows(tables(isBatch), "SELECT twice(twice(v) + 1) + twice(v) AS d FROM t WHERE twice(twice(v)) = 8"))
                .isEqualTo(texts("+I[14]"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_that_fail_are_repeated(boolean isBatch) throws Exception {
        TableEnvironment tables = tables(isBatch);
        tables.getConfig().set(SCALAR + "max-concurrent-operations", "1");
        assertThat(rows(tables, "SELECT flaky(v) AS f FROM t WHERE v < 3")).isEqualTo(texts("+I[1]", "+I[2]"));
        assertThat(CALLS).hasValue(6);

        CALLS.set(0);
        tables.getConfig().set(SCALAR + "max-attempts", "2");
        assertThatThrownBy(() -> rows(tables, "SELECT flaky(v) AS f FROM t"))
                .hasMessageContaining("MR-2951")
                .hasMessageContaining("flaky");
        CALLS.set(0);
        tables.getConfig().set(SCALAR + "retry-strategy", "NO_RETRY");
        assertThatThrownBy(() -> rows(tables, "SELECT flaky(v) AS f FROM t")).hasMessageContaining("MR-2951");
        assertThat(CALLS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_call_that_takes_too_long_is_a_fault(boolean isBatch) {
        TableEnvironment tables = tables(isBatch);
        tables.getConfig().set(SCALAR + "timeout", "20 ms");

        assertThatThrownBy(() -> rows(tables, "SELECT silent(v) AS s FROM t WHERE v = 7"))
                .hasMessageContaining("MR-2957")
                .hasMessageContaining("within 20 ms. Its arguments were [7].");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void options_are_checked(boolean isBatch) {
        TableEnvironment tables = tables(isBatch);
        tables.getConfig().set(SCALAR + "max-concurrent-operations", "0");

        assertThatThrownBy(() -> rows(tables, "SELECT twice(v) AS s FROM t")).hasMessageContaining("MR-2956");
    }
}
