package dev.millrace.shell;

/// Is what HELP prints.
final class ShellHelp {
    static final String TEXT = """
            Statements end with a semicolon and may have several lines. Some to begin with:

              SHOW TABLES;                      lists tables and views
              DESCRIBE t;                       lists the columns of a table
              SHOW FUNCTIONS;                   lists the functions
              EXPLAIN SELECT ...;               shows the plan of a query
              SET;                              lists the options that are set
              SET 'execution.runtime-mode' = 'streaming';
                                                runs queries continuously, on data without an end too
              SET 'sql-client.execution.result-mode' = 'table';
                                                shows results on the whole screen: table or changelog; tableau prints them

            A table over files, here over the flights that come with Millrace:

              CREATE TABLE flights (origin STRING, destination STRING, delay INT, distance INT)
              WITH ('connector' = 'filesystem', 'path' = 'examples/data/flights-20k.jsonl', 'format' = 'json');
              SELECT origin, AVG(delay) AS delay FROM flights GROUP BY origin ORDER BY delay DESC LIMIT 5;

            Keys: Tab completes names, keywords and options. Up and Ctrl-R find earlier statements.
            Ctrl-C cancels the statement that runs, or drops the text. Ctrl-D leaves.
            Commands: HELP, CLEAR, QUIT or EXIT.
            """;

    private ShellHelp() {}
}
