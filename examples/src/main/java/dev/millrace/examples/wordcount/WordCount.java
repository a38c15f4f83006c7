package dev.millrace.examples.wordcount;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.tuple.Tuple2;
import java.util.Locale;

/// Counts words and prints each new count: `word-count.jar [--input FILE]`. Without a file the program counts the words
/// of a sentence.
public final class WordCount {
    private static final String SENTENCE = "to be or not to be that is the question";

    private WordCount() {}

    public static void main(String[] args) throws Exception {
        ParameterTool given = ParameterTool.fromArgs(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> lines =
                given.has("input") ? env.readTextFile(given.getRequired("input")) : env.fromData(SENTENCE);
        counts(lines).print();
        env.execute("word count");
    }

    /// Returns each word with the number of its occurrences so far.
    static DataStream<Tuple2<String, Integer>> counts(DataStream<String> lines) {
        return lines.<Tuple2<String, Integer>>flatMap((line, out) -> {
                    for (String word : line.toLowerCase(Locale.ROOT).split("\\W+")) {
                        if (!word.isEmpty()) out.collect(Tuple2.of(word, 1));
                    }
                })
                .keyBy(pair -> pair.f0)
                .sum(1);
    }
}
