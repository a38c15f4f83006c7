package dev.millrace.sql.statement;

/// Is one statement of Flink's SQL.
public sealed interface Statement
        permits AlterStatement,
                CreateStatement,
                DataStatement,
                DescribeStatement,
                DropStatement,
                JobStatement,
                SessionStatement,
                ShowStatement {}
