package dev.millrace.cep.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.cep.cases.CaseRun;
import dev.millrace.cep.cases.PatternCase;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks that the matches of a key survive a snapshot at any event.
final class StoredMatchesTest {

    @ParameterizedTest
    @ValueSource(strings = {"chosen.txt", "recorded.txt"})
    void a_restore_after_each_event_changes_nothing(String file) {
        assertThat(PatternCase.read(Path.of("src", "test", "resources", "cases", file)))
                .filteredOn(each -> !each.results().contains("refused"))
                .hasSizeGreaterThan(200)
                .allSatisfy(each -> {
                    List<String> stages = stages(each);
                    assertThat(CaseRun.results(each, (key, rows) -> restored(key, rows, stages)))
                            .describedAs(each.text())
                            .isEqualTo(each.results());
                });
    }

    private static List<String> stages(PatternCase given) {
        return PatternCompiler.compile(CaseRun.pattern(given)).stages().stream()
                .map(PatternStage::name)
                .toList();
    }

    private static KeyMatches<String> restored(
            KeyMatches<String> key, HeldMatchRows<String> rows, List<String> stages) {
        TypeSerializer<MatchRow<String>> ofRows = new MatchRowSerializer<>(StringSerializer.INSTANCE);
        rows.all().replaceAll((_, row) -> written(row, ofRows));
        StoredMatchesSerializer<String> ofKeys = new StoredMatchesSerializer<>(StringSerializer.INSTANCE);
        return written(new StoredMatches<>(key, stages), ofKeys).at(stages);
    }

    private static <V> V written(V value, TypeSerializer<V> serializer) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(value, out);
            return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
