"""The words of the command line: help, and messages with named places for values. Logic refers to them by name."""

from __future__ import annotations

# The program.
PROGRAM_HELP = (
    "Parse Chinese official notices (公文) into JSON: sections, quantities, dates and references, each a quote."
)
PROGRAM_EPILOG = (
    "A FILE without a command is parsed; - is standard input. Options may stand before or after the command."
)
VERSION = "Print the version and exit."

# Commands.
PARSE = "Print notices as JSON. Several are printed as NDJSON, one per line; -f writes another format."
VIEW = "Write a notice as a page, -o PAGE.html. A browser opens it without a network."
OUTLINE = "Print a notice's sections and quantities as a tree."
CHECK = "Check notices, one line per finding: numbering, sums, rates, dates, punctuation."
BATCH = (
    "Convert folders and archives, writing one output per input or one combined file. A re-run resumes where the last "
    "one stopped."
)
LEDGER = "Print the items of rectification notices as a ledger (整改台账); -o 台账.xlsx writes a workbook."
COMPARE = "Compare two notices: figures of one indicator, targets and what came of them, problems and their answers."
VERIFY = "Verify outputs against their sources. One line per difference in hashes, quotes or schema."
SCHEMA = "Print the JSON Schema (2020-12) of the output."
EXPLAIN = "Explain how sentences were read. Mentions, tokens, clauses, frames, and the origin of each field."
RULES = "List, show, check and try the rules in force."
RULES_CHECK = "Load the rules and run their examples; one line per error, `file:line: rule: message`."
RULES_LIST = "Print each rule: file, line, id and what it is for."
RULES_SHOW = "Print a rule as written in its file."
RULES_TRY = "Print what the rules find in a text: span, words, what it is, and the rule."

# Arguments.
FILE = "A notice ({formats}); - is standard input. The format is detected from the file's content, not its extension."
FILES = "Notices ({formats}); - is standard input. The format is detected from a file's content, not its extension."
OLD = "The earlier notice, or the feedback."
NEW = "The later notice, or the rectification."
FILE_OR_TEXT = "A notice, or a sentence; - is standard input."
INPUTS = "Folders, files, archives, globs; - reads a list of paths from standard input."
OUTPUTS = "Folders that batch has written, or files of notices or quantities ({suffixes})."
RULE = "The id of a rule."
SENTENCE = "A sentence."

# Options of several commands.
OUTPUT = "Write to FILE, which appears whole or not at all."
FORMAT = "The output format: {names}; by default that of the output's ending."
LABELS = (
    "The language of the heads and codes of tables; by default zh for xlsx and docx, en for csv, parquet and sqlite."
)
FORMAT_BY_ENDING = "The output format: {names}; by default that of the output's ending."
ENCODING = "The encoding of the files, such as gb18030; detected if not given."
HTML_SELECTOR = "CSS selector of the article in web pages, such as #content; detected if not given."
PASSWORD = "The password of encrypted files; DOCX needs the extra [password]."
OCR = "Read images, and pages without a text layer as images; needs the extra [ocr]."
LARGEST = "The largest text to read, such as 200M (default: 50M)."
ISSUED_ON = "Issue date to assume for notices that do not state one (YYYY-MM-DD)."
OWN_RULES = "Rules over the built-in ones, or in place of them if DIR holds every file; repeatable, the last wins."
TEXT = "Include the source text in the result, or leave it out."
QUIET = "Print nothing but errors."
VERBOSE = "Print what was found in each file, and the traceback of a bug."

# Options of one command.
COMPACT = "One line per notice."
SELECT = "Only these codes or groups, separated by commas."
IGNORE = "Not these codes or groups, separated by commas."
LEVEL = "The lowest severity to show."
FAIL_ON = "Exit with status 3 if a finding has this severity or a higher one."
ACCEPTED = "A file of findings to accept."
MESSAGES = "The language of messages."
REPORT = "The format of the report."
EXPLAIN_CHECK = "Explain what a check compares."
BATCH_OUTPUT = "The folder for outputs and manifest.ndjson."
COMBINE = "Write one combined file, in the format of its ending ({suffixes}) or of -f."
JOBS = "The number of processes (default: all processors)."
INCLUDE = "Only names that match, such as '*.docx'; repeatable."
EXCLUDE = "No names that match, such as 'drafts/*'; repeatable."
FRESH = "Convert everything again, whatever an earlier run has done."
FAIL_FAST = "Stop at the first input that fails."
LIMIT = "Only the first N inputs."
TIME_LIMIT = "How many seconds one input may take."
TABLE = "The schema of a row of this table, such as quantities."
AT = "Only the sentence at an offset or with a quantity, such as 120 or q12."
AS_JSON = "Print JSON for tools."
VERBOSE_BATCH = "Print the traceback of a bug."
VERBOSE_EXPLAIN = (
    "Also print the frames that failed, the fields that are null, and the readings weighed, with their evidence."
)
TRY_RULE = "Only this rule."

# Errors: each says what is wrong and what to do.
FILE_MISSING = "is missing; name a notice, or - for standard input, or see {program} --help"
FILE_OR_CODE_MISSING = "is missing; name a notice, or --explain CODE"
NEITHER_FILE_NOR_COMMAND = 'is neither a file nor a command; did you mean "{near}"?'
NEITHER_FILE_NOR_SENTENCE = "is neither a file nor a Chinese sentence; name a notice, or write the sentence"
NEEDS_FILE = "needs a file: give -o NAME{suffix}"
UNKNOWN_LANGUAGE = "unknown language {given}; choose from {names}"
UNKNOWN_ENDING = "has an ending of no format; choose from {suffixes}, or give -f"
IS_INPUT = "is also an input; give -o another name"
NOT_A_DATE = "{given} is not a date; write it as in 2025-07-01"
NOT_A_NUMBER = "{given} is not a number"
TOO_FEW = "{given} is too few; give 1 or more"
NOT_A_DURATION = "{given} is not a duration; give seconds"
UNKNOWN_TABLE = "unknown table {given}; choose from {names}"
UNKNOWN_CHECK = "unknown check {given}{hint}"
UNKNOWN_RULE = "unknown rule; {hint}"
SEE_CHECKS = "; see docs/checks/README.md"
SEE_RULES = "see notice-parse rules list"
DID_YOU_MEAN = "did you mean {names}?"
NO_SENTENCE_AT = "{given} is neither an offset in the text nor the id of a quantity, such as 120 or q12"
UNUSED_ENTRY = "entry {number} ({code} {quotes}) matches no finding; remove it"
OUT_MISSING = "is missing; name the folder for the outputs, or one combined file with --combine FILE"
OUT_IS_FILE = "is a file; give -o a folder, or --combine FILE for one combined file"
COMBINED_IS_FOLDER = "is a folder; give --combine the name of a file"
SEE_HELP = "{message}; see {command} --help"
BUG = "{kind}: {error}; a bug in {program}, please report it"

# Reports.
FOUND = "{kind}, {counts}"
OCR_PAGE = "{path}: OCR has read {done} of {total} pages"
TERMINATED = "terminated"
VERIFIED = "{checked} checked, {differing} differ"
