package dev.millrace.cep.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.cep.cases.CaseRun;
import dev.millrace.cep.cases.PatternCase;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.PartialMatch;
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
                .allSatisfy(each -> assertThat(CaseRun.results(each, key -> restored(key, stages(each))))
                        .describedAs(each.text())
                        .isEqualTo(each.results()));
    }

    private static List<String> stages(PatternCase given) {
        return PatternCompiler.compile(CaseRun.pattern(given)).stages().stream()
                .map(PatternStage::name)
                .toList();
    }

    private static KeyMatches<String> restored(KeyMatches<String> key, List<String> stages) {
        StoredMatchesSerializer<String> serializer = new StoredMatchesSerializer<>(StringSerializer.INSTANCE);
        try {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(new StoredMatches<>(key, stages), out);
            StoredMatches<String> read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
            KeyMatches<String> restored = new KeyMatches<>(read.matches().nextSequence());
            move(read.matches().running(), restored.running(), read.stages(), stages);
            if (read.matches().completed() != null) {
                move(read.matches().completed(), restored.completedForChange(), read.stages(), stages);
            }
            return restored;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void move(MatchQueue<String> from, MatchQueue<String> to, List<String> names, List<String> stages) {
        for (int i = 0; i < from.size(); i++) {
            PartialMatch<String> match = from.at(i);
            to.add(new PartialMatch<>(stages.indexOf(names.get(match.stage())), match.last(), match.first()));
        }
    }
}
