package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.listener.AlterTableEvent;
import dev.millrace.table.catalog.listener.CatalogModificationEvent;
import dev.millrace.table.catalog.listener.CatalogModificationListener;
import dev.millrace.table.catalog.listener.CatalogModificationListenerFactory;
import dev.millrace.table.catalog.listener.CreateDatabaseEvent;
import dev.millrace.table.catalog.listener.CreateTableEvent;
import dev.millrace.table.catalog.listener.DropDatabaseEvent;
import dev.millrace.table.catalog.listener.DropTableEvent;
import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;
import dev.millrace.table.catalog.object.CatalogFunctionImpl;
import dev.millrace.table.catalog.object.CatalogTable;
import dev.millrace.table.functions.FunctionDefinitionFactory;
import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleEntry;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Uses catalogs and modules of a program in statements.
@Timeout(120)
class ProgramCatalogsTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    private final CatalogOfProgram catalog = new CatalogOfProgram("shop");

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> iterator = tables.executeSql(query).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    private void addNumbers() throws Exception {
        Schema schema = Schema.newBuilder()
                .column("n", DataTypes.INT())
                .columnByExpression("twice", "n * 2")
                .build();
        Map<String, String> options = Map.of(
                "connector",
                "datagen",
                "number-of-rows",
                "3",
                "fields.n.kind",
                "sequence",
                "fields.n.start",
                "1",
                "fields.n.end",
                "3");
        catalog.createTable(
                new ObjectPath("first", "numbers"),
                CatalogTable.newBuilder().schema(schema).options(options).build(),
                false);
    }

    @Test
    void queries_read_the_tables_of_a_catalog() throws Exception {
        addNumbers();
        tables.registerCatalog("shop", catalog);
        assertThat(catalog.isOpen).isTrue();
        assertThat(tables.getCatalog("shop")).containsSame(catalog);
        assertThat(rows("SELECT SUM(twice) FROM shop.`first`.numbers")).containsExactly("+I[12]");
        tables.useCatalog("shop");
        assertThat(tables.getCurrentDatabase()).isEqualTo("first");
        assertThat(tables.listTables()).containsExactly("numbers");
        assertThat(rows("SELECT MAX(n) FROM numbers")).containsExactly("+I[3]");
    }

    @Test
    void statements_change_the_catalog() throws Exception {
        addNumbers();
        tables.registerCatalog("shop", catalog);
        tables.useCatalog("shop");
        tables.executeSql("CREATE DATABASE other");
        tables.executeSql("CREATE TABLE other.copies (n INT) WITH ('connector' = 'blackhole')");
        tables.executeSql("CREATE VIEW upper_half AS SELECT n FROM numbers WHERE n > 1");
        assertThat(catalog.listTables("other")).containsExactly("copies");
        assertThat(catalog.listViews("first")).containsExactly("upper_half");
        assertThat(rows("SELECT n FROM upper_half ORDER BY n")).containsExactly("+I[2]", "+I[3]");
        tables.executeSql("ALTER TABLE other.copies SET ('sink.parallelism' = '1')");
        assertThat(catalog.getTable(new ObjectPath("other", "copies")).getOptions())
                .containsEntry("sink.parallelism", "1");
        tables.executeSql("DROP TABLE other.copies");
        assertThat(catalog.listTables("other")).isEmpty();
    }

    @Test
    void a_second_catalog_with_a_name_is_refused() {
        tables.registerCatalog("shop", catalog);
        assertThatThrownBy(() -> tables.registerCatalog("shop", new CatalogOfProgram("other")))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-2854");
    }

    /// Doubles a number.
    public static final class Doubled extends ScalarFunction {
        public int eval(int n) {
            return 2 * n;
        }
    }

    private static final class Doubling implements Module {
        @Override
        public Set<String> listFunctions() {
            return Set.of("doubled", "upper");
        }

        @Override
        public Optional<FunctionDefinition> getFunctionDefinition(String name) {
            return listFunctions().contains(name.toLowerCase(java.util.Locale.ROOT))
                    ? Optional.of(new Doubled())
                    : Optional.empty();
        }
    }

    @Test
    void a_module_brings_functions() throws Exception {
        tables.loadModule("doubling", new Doubling());
        assertThat(tables.listModules()).containsExactly("core", "doubling");
        assertThat(rows("SELECT doubled(21), UPPER('a')")).containsExactly("+I[42, A]");
        tables.unloadModule("doubling");
        assertThat(tables.listFullModules()).containsExactly(new ModuleEntry("core", true));
        assertThatThrownBy(() -> rows("SELECT doubled(21)")).isInstanceOf(MillraceException.class);
    }

    @Test
    void a_session_keeps_its_own_functions() {
        assertThatThrownBy(() -> tables.unloadModule("core"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-2891");
    }

    /// Creates a listener that keeps the events in a list.
    public static final class KeptEvents implements CatalogModificationListenerFactory {
        static final List<String> EVENTS = new ArrayList<>();

        @Override
        public String factoryIdentifier() {
            return "kept-events";
        }

        @Override
        public CatalogModificationListener createListener(Context context) {
            return event -> EVENTS.add(text(event));
        }

        private static String text(CatalogModificationEvent event) {
            return switch (event) {
                case CreateTableEvent created ->
                    "new " + created.identifier().getObjectName() + " "
                            + created.table().getUnresolvedSchema().getColumns().size();
                case AlterTableEvent changed -> "changed " + changed.newTable().getOptions();
                case DropTableEvent dropped -> "dropped " + dropped.identifier().getObjectName();
                case CreateDatabaseEvent created -> "new database " + created.databaseName();
                case DropDatabaseEvent dropped -> "dropped database " + dropped.databaseName();
                default -> event.toString();
            };
        }
    }

    @Test
    void listeners_hear_of_changes() {
        KeptEvents.EVENTS.clear();
        Configuration options = new Configuration();
        options.set(TableConfigOptions.TABLE_CATALOG_MODIFICATION_LISTENERS, List.of("kept-events"));
        TableEnvironment heard = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(options)
                .build());
        heard.executeSql("CREATE DATABASE other");
        heard.executeSql("CREATE TABLE other.t (a INT, b INT) WITH ('connector' = 'blackhole')");
        heard.executeSql("ALTER TABLE other.t SET ('connector' = 'print')");
        heard.executeSql("DROP TABLE other.t");
        heard.executeSql("DROP DATABASE other");
        assertThat(KeptEvents.EVENTS)
                .containsExactly(
                        "new database other",
                        "new t 2",
                        "changed {connector=print}",
                        "dropped t",
                        "dropped database other");
    }

    /// Doubles numbers.
    public static final class Twice extends ScalarFunction {
        public int eval(int value) {
            return 2 * value;
        }
    }

    /// Triples numbers.
    public static final class Thrice extends ScalarFunction {
        public int eval(int value) {
            return 3 * value;
        }
    }

    @Test
    void queries_call_the_functions_of_a_catalog() throws Exception {
        ObjectPath scaled = new ObjectPath("first", "scaled");
        catalog.createFunction(scaled, new CatalogFunctionImpl(Twice.class.getName()), false);
        tables.registerCatalog("shop", catalog);

        assertThat(rows("SELECT shop.`first`.Scaled(4)")).containsExactly("+I[8]");
        tables.useCatalog("shop");
        assertThat(rows("SELECT scaled(5), UPPER('a')")).containsExactly("+I[10, A]");
        assertThat(rows("SHOW USER FUNCTIONS")).contains("+I[scaled]");
        // The catalog decides which class a later query calls.
        catalog.alterFunction(scaled, new CatalogFunctionImpl(Thrice.class.getName()), false);
        assertThat(rows("SELECT scaled(5)")).containsExactly("+I[15]");
        assertThat(rows("DESCRIBE FUNCTION scaled")).anyMatch(row -> row.contains(Thrice.class.getName()));
    }

    @Test
    void statements_change_the_functions_of_a_catalog() throws Exception {
        tables.registerCatalog("shop", catalog);
        tables.useCatalog("shop");
        tables.executeSql("CREATE FUNCTION Doubled AS '" + Twice.class.getName() + "'");
        ObjectPath doubled = new ObjectPath("first", "doubled");
        assertThat(catalog.getFunction(doubled).getClassName()).isEqualTo(Twice.class.getName());
        assertThat(rows("SELECT doubled(4)")).containsExactly("+I[8]");
        assertThatThrownBy(() -> tables.executeSql("CREATE FUNCTION doubled AS '" + Thrice.class.getName() + "'"))
                .hasMessageContaining("doubled exists already");

        tables.executeSql("ALTER FUNCTION doubled AS '" + Thrice.class.getName() + "'");
        assertThat(catalog.getFunction(doubled).getClassName()).isEqualTo(Thrice.class.getName());
        tables.executeSql("CREATE TEMPORARY FUNCTION doubled AS '" + Twice.class.getName() + "'");
        assertThat(rows("SELECT doubled(4)")).containsExactly("+I[8]");
        tables.executeSql("DROP TEMPORARY FUNCTION doubled");
        assertThat(rows("SELECT doubled(4)")).containsExactly("+I[12]");
        tables.executeSql("DROP FUNCTION doubled");
        assertThat(catalog.listFunctions("first")).isEmpty();
        assertThatThrownBy(() -> rows("SELECT doubled(4)")).hasMessageContaining("doubled");
        tables.executeSql("DROP FUNCTION IF EXISTS doubled");
    }

    @Test
    void a_function_whose_class_is_missing_is_named() throws Exception {
        catalog.createFunction(new ObjectPath("first", "lost"), new CatalogFunctionImpl("of.no.Jar"), false);
        tables.registerCatalog("shop", catalog);

        assertThatThrownBy(() -> rows("SELECT shop.`first`.lost(4)"))
                .hasMessageContaining("The class of.no.Jar of a function does not exist.");
    }

    @Test
    void a_catalog_creates_its_functions_itself() throws Exception {
        GenericInMemoryCatalog made = new GenericInMemoryCatalog("made") {
            @Override
            public Optional<FunctionDefinitionFactory> getFunctionDefinitionFactory() {
                return Optional.of(
                        (_, function, _) -> function.getClassName().equals("times 2") ? new Twice() : new Thrice());
            }
        };
        made.createFunction(new ObjectPath("default", "scaled"), new CatalogFunctionImpl("times 2"), false);
        tables.registerCatalog("made", made);
        assertThat(rows("SELECT made.`default`.scaled(4)")).containsExactly("+I[8]");
    }

    @Test
    void a_catalog_for_another_version_of_flink_is_named() {
        tables.registerCatalog("aged", new GenericInMemoryCatalog("aged") {
            @Override
            public boolean tableExists(ObjectPath tablePath) {
                throw new NoSuchMethodError("Catalog.oldMethod()");
            }
        });
        assertThatThrownBy(() -> rows("SELECT * FROM aged.`default`.t"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("Catalog.oldMethod()")
                .hasMessageContaining("built for another version of Flink");
    }
}
