package dev.millrace.cep.operator;

import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchFaults;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.PartialMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the matches of a key in the form of snapshots: partial matches refer to stages by their index in a
/// list of names.
///
/// @param stages the names of the stages
public record StoredMatches<T>(KeyMatches<T> matches, List<String> stages) {

    /// Returns the matches with references to the stages of a pattern.
    ///
    /// @param current the names of the stages of the pattern
    /// @throws dev.millrace.base.fault.MillraceException if the pattern lacks a stage
    public KeyMatches<T> at(List<String> current) {
        if (stages.equals(current)) return matches;
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < current.size(); i++) indexes.put(current.get(i), i);
        KeyMatches<T> moved = new KeyMatches<>(matches.nextSequence());
        move(matches.running(), moved.running(), indexes);
        MatchQueue<T> completed = matches.completed();
        if (completed != null) move(completed, moved.completedForChange(), indexes);
        for (int i = 0; matches.buffer() != null && i < matches.buffer().size(); i++) {
            moved.buffer(matches.buffer().valueAt(i), matches.buffer().timeAt(i));
        }
        return moved;
    }

    private void move(MatchQueue<T> from, MatchQueue<T> to, Map<String, Integer> indexes) {
        for (int i = 0; i < from.size(); i++) {
            PartialMatch<T> match = from.at(i);
            to.add(new PartialMatch<>(index(stages.get(match.stage()), indexes), match.last(), match.first()));
        }
    }

    private static int index(String stage, Map<String, Integer> indexes) {
        Integer index = indexes.get(stage);
        if (index != null) return index;
        throw MatchFaults.CHANGED
                .what("The snapshot has partial matches at the stage '%s', which the pattern does not have.", stage)
                .why("The pattern was changed after the snapshot was taken.")
                .fix("Use the former pattern, or give the step a new uid to start without partial matches.");
    }
}
