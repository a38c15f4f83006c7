package ${package};

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;

/** Counts the words of some lines. */
public final class WordCountJob {
    private WordCountJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> lines = env.fromData("to be or not to be", "that is the question");
        counts(lines).print();
        env.execute("word count");
    }

    /** Returns each word with the number of its occurrences until then. */
    static DataStream<Tuple2<String, Integer>> counts(DataStream<String> lines) {
        return lines.<Tuple2<String, Integer>>flatMap((line, out) -> {
                    for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                })
                .keyBy(pair -> pair.f0)
                .sum(1)
                .uid("word-counts");
    }
}
