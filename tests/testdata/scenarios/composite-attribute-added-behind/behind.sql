alter type address add attribute country text;
