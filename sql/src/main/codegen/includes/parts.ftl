<#-- Parts that many statements share. -->
ObjectName FlinkName() :
{
    final SqlIdentifier id;
}
{
    id = CompoundIdentifier()
    {
        return Syntax.name(id);
    }
}

String FlinkText() :
{
    final SqlNode literal;
}
{
    literal = StringLiteral()
    {
        return Syntax.text(literal);
    }
}

String FlinkCommentOpt() :
{
    String comment = null;
}
{
    [ <COMMENT> comment = FlinkText() ]
    {
        return comment;
    }
}

boolean FlinkIfNotExists() :
{
}
{
    LOOKAHEAD(3)
    <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

boolean FlinkIfExists() :
{
}
{
    LOOKAHEAD(2)
    <IF> <EXISTS> { return true; }
|
    { return false; }
}

Map<String, String> FlinkOptions() :
{
    final Map<String, String> properties = new LinkedHashMap<String, String>();
}
{
    <LPAREN>
    [
        FlinkOption(properties)
        ( <COMMA> FlinkOption(properties) )*
    ]
    <RPAREN>
    {
        return properties;
    }
}

void FlinkOption(Map<String, String> properties) :
{
    final String key;
    final String value;
}
{
    key = FlinkText() <EQ> value = FlinkText()
    {
        properties.put(key, value);
    }
}

Map<String, String> FlinkWithOpt() :
{
    Map<String, String> properties = Map.of();
}
{
    [ <WITH> properties = FlinkOptions() ]
    {
        return properties;
    }
}

List<String> FlinkKeys() :
{
    final List<String> keys = new ArrayList<String>();
    String key;
}
{
    <LPAREN>
    [
        key = FlinkText() { keys.add(key); }
        ( <COMMA> key = FlinkText() { keys.add(key); } )*
    ]
    <RPAREN>
    {
        return keys;
    }
}

List<String> FlinkColumnNames() :
{
    final SqlNodeList names;
}
{
    names = ParenthesizedSimpleIdentifierList()
    {
        return Syntax.simpleNames(names);
    }
}

PartitionValues FlinkPartition() :
{
    final Map<String, SqlNode> values = new LinkedHashMap<String, SqlNode>();
}
{
    <PARTITION> <LPAREN>
    FlinkPartitionValue(values)
    ( <COMMA> FlinkPartitionValue(values) )*
    <RPAREN>
    {
        return Syntax.partition(values);
    }
}

void FlinkPartitionValue(Map<String, SqlNode> values) :
{
    final SqlIdentifier key;
    SqlNode value = null;
}
{
    key = SimpleIdentifier()
    [ <EQ> ( value = Literal() | value = SimpleIdentifier() ) ]
    {
        values.put(key.getSimple(), value);
    }
}

SqlNode FlinkQuery() :
{
    final SqlNode query;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    {
        return query;
    }
}

LikePattern FlinkLikeOpt() :
{
    boolean negated = false;
    boolean ignoresCase = false;
    String pattern = null;
}
{
    [
        [ <NOT> { negated = true; } ]
        ( <LIKE> | <ILIKE> { ignoresCase = true; } )
        pattern = FlinkText()
    ]
    {
        return pattern == null ? null : new LikePattern(pattern, negated, ignoresCase);
    }
}
