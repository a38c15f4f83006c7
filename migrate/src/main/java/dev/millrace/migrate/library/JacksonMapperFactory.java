package dev.millrace.migrate.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;

/// Creates the mappers of Jackson that Flink's formats use.
public final class JacksonMapperFactory {
    private JacksonMapperFactory() {}

    /// Returns a mapper of JSON.
    public static ObjectMapper createObjectMapper() {
        return new ObjectMapper();
    }

    /// Returns a mapper with a reader and writer of another format.
    public static ObjectMapper createObjectMapper(JsonFactory jsonFactory) {
        return new ObjectMapper(jsonFactory);
    }

    /// Returns a mapper of CSV.
    public static CsvMapper createCsvMapper() {
        return new CsvMapper();
    }
}
