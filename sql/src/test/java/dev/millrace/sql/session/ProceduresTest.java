package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.ProcedureHint;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.exceptions.ProcedureNotExistException;
import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;
import dev.millrace.table.procedure.Procedure;
import dev.millrace.table.procedure.ProcedureContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls procedures of a catalog.
@Timeout(120)
class ProceduresTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());

    /// Adds numbers. The methods differ by the types and the number of their arguments.
    public static final class Sums implements Procedure {
        public int[] call(ProcedureContext context, int left, int right) {
            return new int[] {left + right};
        }

        public long[] call(ProcedureContext context, long... values) {
            return new long[] {Arrays.stream(values).sum(), values.length};
        }
    }

    /// Counts the numbers up to a limit with a job.
    public static final class CountByJob implements Procedure {
        public Long[] call(ProcedureContext context, Long limit) throws Exception {
            long count = 0;
            try (CloseableIterator<Long> numbers = context.getExecutionEnvironment()
                    .fromSequence(1, limit)
                    .filter(each -> each % 2 == 0)
                    .executeAndCollect()) {
                while (numbers.hasNext()) {
                    numbers.next();
                    count++;
                }
            }
            return new Long[] {count};
        }
    }

    /// Is a row of a result.
    public static class Rate {
        public String currency;
        public @DataTypeHint("DECIMAL(10, 2)") BigDecimal rate;

        public Rate(String currency, BigDecimal rate) {
            this.currency = currency;
            this.rate = rate;
        }
    }

    /// Returns rows with named columns.
    public static final class Rates implements Procedure {
        public Rate[] call(ProcedureContext context, LocalDate day) {
            return new Rate[] {
                new Rate("EUR", BigDecimal.valueOf(day.getDayOfMonth())), new Rate("USD", BigDecimal.valueOf(15, 1))
            };
        }
    }

    /// Has an optional argument, and a row as result.
    @ProcedureHint(
            arguments = {
                @ArgumentHint(name = "table", type = @DataTypeHint("STRING")),
                @ArgumentHint(name = "files", type = @DataTypeHint("INT"), isOptional = true)
            },
            output = @DataTypeHint("ROW<rewritten INT, name STRING>"))
    public static final class Compact implements Procedure {
        public Row[] call(ProcedureContext context, String table, Integer files) {
            return new Row[] {Row.of(files == null ? -1 : files, table)};
        }
    }

    /// Fails.
    public static final class Broken implements Procedure {
        public String[] call(ProcedureContext context, String text) {
            throw new IllegalStateException("The lake is dry.");
        }
    }

    private static final class Lake extends GenericInMemoryCatalog {
        private final Map<String, Procedure> procedures = new TreeMap<>(Map.of(
                "sums", new Sums(),
                "count_by_job", new CountByJob(),
                "rates", new Rates(),
                "compact", new Compact(),
                "broken", new Broken()));

        Lake() {
            super("lake", "sys");
        }

        @Override
        public List<String> listProcedures(String databaseName) {
            return List.copyOf(procedures.keySet());
        }

        @Override
        public Procedure getProcedure(ObjectPath path) throws ProcedureNotExistException {
            Procedure found = procedures.get(path.getObjectName());
            if (found == null) throw new ProcedureNotExistException(getName(), path);
            return found;
        }
    }

    private List<String> rows(String statement) throws Exception {
        return rows(tables.executeSql(statement));
    }

    private static List<String> rows(TableResult result) throws Exception {
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> iterator = result.collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    private void useLake() {
        tables.registerCatalog("lake", new Lake());
        tables.useCatalog("lake");
    }

    @Test
    void the_types_of_the_arguments_select_the_method() throws Exception {
        useLake();
        TableResult sum = tables.executeSql("CALL sums(1, 2 + 3)");
        assertThat(sum.getResolvedSchema().toString()).contains("`result` INT NOT NULL");
        assertThat(rows(sum)).containsExactly("+I[6]");
        assertThat(rows("CALL lake.sys.sums(1, 2, 3)")).containsExactly("+I[6]", "+I[3]");
        assertThat(rows("CALL sys.sums(CAST(1 AS BIGINT))")).containsExactly("+I[1]", "+I[1]");
    }

    @Test
    void a_procedure_starts_jobs() throws Exception {
        useLake();
        assertThat(rows("CALL count_by_job(1000)")).containsExactly("+I[500]");
    }

    @Test
    void rows_and_objects_have_columns() throws Exception {
        useLake();
        TableResult rates = tables.executeSql("CALL rates(DATE '2026-11-27')");
        assertThat(rates.getResolvedSchema().getColumnNames()).containsExactly("currency", "rate");
        assertThat(rows(rates)).hasSize(2).first().asString().startsWith("+I[EUR, 27");
    }

    @Test
    void arguments_have_names_and_may_be_optional() throws Exception {
        useLake();
        assertThat(rows("CALL compact(files => 7, `table` => 'orders')")).containsExactly("+I[7, orders]");
        assertThat(rows("CALL compact(`table` => 'orders')")).containsExactly("+I[-1, orders]");
        TableResult result = tables.executeSql("CALL compact('orders', 3)");
        assertThat(result.getResolvedSchema().getColumnNames()).containsExactly("rewritten", "name");
    }

    @Test
    void faults_name_the_procedure() {
        useLake();
        assertThatThrownBy(() -> rows("CALL summs(1, 2)"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("The procedure lake.sys.summs does not exist.")
                .hasMessageContaining("Write sums instead of summs.");
        assertThatThrownBy(() -> rows("CALL rates('soon', 2)"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("rates");
        assertThatThrownBy(() -> rows("CALL broken('a')"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("The lake is dry.")
                .hasMessageContaining("lake.sys.broken");
        assertThatThrownBy(() -> rows("CALL broken((SELECT MAX(n) FROM (VALUES ('a'), ('b')) AS t(n)))"))
                .hasMessageContaining("must be constant");
        assertThatThrownBy(() -> rows("CALL default_catalog.default_database.sums(1, 2)"))
                .hasMessageContaining("does not exist");
    }

    @Test
    void show_lists_procedures() throws Exception {
        assertThat(rows("SHOW PROCEDURES")).isEmpty();
        useLake();
        TableResult all = tables.executeSql("SHOW PROCEDURES");
        assertThat(all.getResolvedSchema().getColumnNames()).containsExactly("procedure name");
        assertThat(rows(all)).containsExactly("+I[broken]", "+I[compact]", "+I[count_by_job]", "+I[rates]", "+I[sums]");
        assertThat(rows("SHOW PROCEDURES FROM lake.sys LIKE 's%'")).containsExactly("+I[sums]");
        assertThatThrownBy(() -> rows("SHOW PROCEDURES IN lake.nowhere")).hasMessageContaining("nowhere");
    }
}
