package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.store.CatalogStore;
import dev.millrace.table.catalog.store.GenericInMemoryCatalogStore;
import dev.millrace.table.factories.CatalogStoreFactory;
import dev.millrace.table.factories.FactoryUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keeps definitions of catalogs longer than a session.
final class CatalogStoreTest {
    @TempDir
    private Path directory;

    private SqlSession open() {
        return new SqlSession(SessionSettings.of(
                Map.of("table.catalog-store.kind", "file", "table.catalog-store.file.path", directory.toString())));
    }

    private String run(String script) throws Exception {
        try (SqlSession session = open()) {
            return Sessions.run(session, script);
        }
    }

    @Test
    void a_later_session_has_the_catalogs_of_an_earlier_one() throws Exception {
        run(
                "CREATE CATALOG shop COMMENT 'it''s \"ours\"' WITH ('type' = 'generic_in_memory', 'default-database' = 'd: #1')");

        assertThat(directory.resolve("shop.yaml")).hasContent("""
                        # Comment: "it's \\"ours\\""
                        "default-database": "d: #1"
                        "type": "generic_in_memory"
                        """);
        assertThat(run("SHOW CATALOGS")).contains("| default_catalog |", "|            shop |");
        assertThat(run("USE CATALOG shop; SHOW CURRENT DATABASE")).contains("d: #1");
        assertThat(run("DESCRIBE CATALOG shop")).contains("it's \"ours\"");
        assertThatThrownBy(() -> run("CREATE CATALOG shop WITH ('type' = 'generic_in_memory')"))
                .hasMessageContaining("shop");
        run("CREATE CATALOG IF NOT EXISTS shop WITH ('type' = 'generic_in_memory')");
        run("DROP CATALOG shop");
        assertThat(run("SHOW CATALOGS")).doesNotContain("shop");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void changes_of_a_catalog_are_stored() throws Exception {
        run("CREATE CATALOG shop WITH ('type' = 'generic_in_memory', 'a' = '1', 'b' = '2')");
        run("ALTER CATALOG shop SET ('a' = '3'); ALTER CATALOG shop RESET ('b'); ALTER CATALOG shop COMMENT 'new'");

        assertThat(directory.resolve("shop.yaml"))
                .hasContent("# Comment: \"new\"\n\"a\": \"3\"\n\"type\": \"generic_in_memory\"\n");
    }

    @Test
    void files_that_flink_has_written_are_read() throws Exception {
        Files.writeString(
                directory.resolve("shop.yaml"),
                "type: generic_in_memory\ndefault-database: 'it''s'   # a note\nurl: jdbc:postgresql://host:5432\n");

        assertThat(run("USE CATALOG shop; SHOW CURRENT DATABASE; SHOW CREATE CATALOG shop"))
                .contains("it's", "'url' = 'jdbc:postgresql://host:5432'");
    }

    @Test
    void a_catalog_is_opened_when_a_statement_uses_the_catalog() throws Exception {
        Files.writeString(directory.resolve("gone.yaml"), "type: of_no_jar\n");

        assertThat(run("SHOW CATALOGS; SELECT 1 AS n")).contains("gone", "1 row in set");
        assertThatThrownBy(() -> run("USE CATALOG gone")).hasMessageContaining("of_no_jar");
        run("DROP CATALOG gone");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void malformed_files_and_missing_options_are_named() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "type: [1, 2]\n");

        assertThatThrownBy(() -> run("USE CATALOG bad"))
                .hasMessageContaining("bad.yaml is malformed")
                .hasMessageContaining("`type: [1, 2]` is not of the form `key: value`");
        assertThatThrownBy(() -> new SqlSession(SessionSettings.of(Map.of("table.catalog-store.kind", "file"))))
                .hasMessageContaining("'table.catalog-store.file.path' is missing");
        assertThatThrownBy(() -> new SqlSession(SessionSettings.of(Map.of("table.catalog-store.kind", "nowhere"))))
                .hasMessageContaining("nowhere");
    }

    @Test
    void a_program_gives_a_store() throws Exception {
        GenericInMemoryCatalogStore store = new GenericInMemoryCatalogStore();
        TableEnvironment first = environment(store);
        first.createCatalog(
                "shop",
                CatalogDescriptor.of("shop", Configuration.fromMap(Map.of("type", "generic_in_memory", "k", "v"))));
        assertThat(store.getCatalog("shop").orElseThrow().getConfiguration().toMap())
                .containsEntry("k", "v");

        TableEnvironment second = environment(store);
        assertThat(second.listCatalogs()).containsExactly("default_catalog", "shop");
        second.useCatalog("shop");
        assertThat(second.getCurrentDatabase()).isEqualTo("default");
    }

    private static TableEnvironment environment(CatalogStore store) {
        return TableEnvironment.create(
                EnvironmentSettings.newInstance().withCatalogStore(store).build());
    }

    /// Keeps definitions in this process, and records its calls.
    public static final class RecordedStores implements CatalogStoreFactory {
        static final List<String> CALLS = new ArrayList<>();
        private static final ConfigOption<String> PLACE =
                ConfigOptions.key("place").stringType().noDefaultValue();

        /// Creates the factory.
        public RecordedStores() {}

        @Override
        public String factoryIdentifier() {
            return "recorded";
        }

        @Override
        public Set<ConfigOption<?>> requiredOptions() {
            return Set.of(PLACE);
        }

        @Override
        public Set<ConfigOption<?>> optionalOptions() {
            return Set.of();
        }

        @Override
        public void open(Context context) {
            FactoryUtil.CatalogStoreFactoryHelper helper = FactoryUtil.createCatalogStoreFactoryHelper(this, context);
            helper.validate();
            CALLS.add("open " + helper.getOptions().get(PLACE));
        }

        @Override
        public CatalogStore createCatalogStore() {
            return new GenericInMemoryCatalogStore() {
                @Override
                public void storeCatalog(String catalogName, CatalogDescriptor catalog) {
                    super.storeCatalog(catalogName, catalog);
                    CALLS.add("store " + catalogName);
                }
            };
        }

        @Override
        public void close() {
            CALLS.add("close");
        }
    }

    @Test
    void a_factory_of_a_program_creates_the_store() throws Exception {
        RecordedStores.CALLS.clear();
        Map<String, String> options =
                Map.of("table.catalog-store.kind", "recorded", "table.catalog-store.recorded.place", "here");
        try (SqlSession session = new SqlSession(SessionSettings.of(options))) {
            Sessions.run(session, "CREATE CATALOG shop WITH ('type' = 'generic_in_memory')");
        }

        assertThat(RecordedStores.CALLS).containsExactly("open here", "store shop", "close");
    }
}
