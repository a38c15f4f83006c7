package dev.millrace.cli.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Describes a fault that `crash-test --damage` injects.
sealed interface InjectedFault {

    /// Describes the fault, for users.
    String title();

    /// Damages a part of a complete checkpoint while a process is down.
    ///
    /// @param isNewest whether the newest checkpoint is damaged instead of an older one
    record Damage(Action action, Part part, boolean isNewest) implements InjectedFault {
        @Override
        public String title() {
            String whose =
                    part == Part.RECORD ? "" : isNewest ? " of the newest checkpoint" : " of an older checkpoint";
            return action.title + " " + part.title + whose;
        }
    }

    /// Fills the disk of the checkpoints for a while.
    record FullDisk() implements InjectedFault {
        @Override
        public String title() {
            return "fill the disk";
        }
    }

    /// Kills a process in a given phase of a checkpoint.
    record Kill(Phase phase) implements InjectedFault {
        @Override
        public String title() {
            return "kill " + phase.title;
        }
    }

    /// Names what is done to a file.
    enum Action {
        DELETE("delete"),
        TRUNCATE("truncate"),
        FLIP_BYTES("flip bytes of");

        private final String title;

        Action(String title) {
            this.title = title;
        }
    }

    /// Names what is damaged.
    enum Part {
        DATA_FILE("a data file"),
        MANIFEST("_metadata"),
        DIRECTORY("the directory"),
        /// The file that names the newest checkpoint.
        RECORD("_newest");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    /// Names the phase in which a process is killed.
    enum Phase {
        ANY("at any time"),
        BEGUN("when the directory of a checkpoint appears"),
        WRITING("while files of a checkpoint are unfinished"),
        COMPLETE("when _metadata of a checkpoint appears");

        private final String title;

        Phase(String title) {
            this.title = title;
        }
    }

    /// Lists all faults of all kinds.
    static List<InjectedFault> all() {
        List<InjectedFault> all = new ArrayList<>();
        for (Phase phase : Phase.values()) all.add(new Kill(phase));
        for (boolean isNewest : new boolean[] {true, false}) {
            for (Action action : Action.values()) {
                all.add(new Damage(action, Part.DATA_FILE, isNewest));
                all.add(new Damage(action, Part.MANIFEST, isNewest));
            }
            all.add(new Damage(Action.DELETE, Part.DIRECTORY, isNewest));
        }
        for (Action action : Action.values()) all.add(new Damage(action, Part.RECORD, true));
        all.add(new FullDisk());
        return all;
    }

    /// Lists faults in random order. A kind repeats only after all kinds occurred.
    static List<InjectedFault> shuffled(long seed, int count) {
        Random chance = new Random(seed);
        List<InjectedFault> dealt = new ArrayList<>();
        while (dealt.size() < count) {
            List<InjectedFault> next = all();
            Collections.shuffle(next, chance);
            dealt.addAll(next);
        }
        return dealt.subList(0, count);
    }
}
