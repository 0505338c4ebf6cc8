"""The words of the command line: help, and messages with named places for values. Logic refers to them by name.

Each is a message of the catalogue, which says it in the user's language.
"""

from __future__ import annotations

from notice_parser.messages import say

# The program.
PROGRAM_HELP = say(
    "Parse Chinese official notices (公文) into JSON: sections, quantities, dates and references, each a quote."
)
PROGRAM_EPILOG = say(
    "A FILE without a command is parsed; - is standard input. Options may stand before or after the command."
)
VERSION = say("Print the version and exit.")
HELP = say("Show this help and exit.")
LANG = say(
    "The language of what is shown; data are the same in both. By default that of {variable}, else of the locale."
)
INSTALL_COMPLETION = say("Install completion for this shell (bash, zsh, fish, PowerShell).")
SHOW_COMPLETION = say("Print the completion for this shell, to be installed by hand.")

# What help is made of.
USAGE = say("Usage: {usage}")
OPTIONS_PIECE, COMMAND_PIECES = say("[OPTIONS]"), say("COMMAND [ARGUMENTS]...")
ARGUMENTS_TITLE, OPTIONS_TITLE, COMMANDS_TITLE = say("Arguments:"), say("Options:"), say("Commands:")
BY_DEFAULT = say("[default: {value}]")
BY_VARIABLE = say("[environment variable: {name}]")

# Commands.
PARSE = say("Print notices as JSON, several as NDJSON, one per line; on a terminal as an outline. -f chooses a format.")
VIEW = say(
    "Write a notice as a page that a browser opens without a network; several notices, or folders, as one page with a "
    "table, a search and series over all of them."
)
OUTLINE = say("Print a notice's sections and quantities as a tree.")
CHECK = say("Check notices, one line per finding: numbering, sums, rates, dates, punctuation.")
BATCH = say(
    "Convert folders and archives, writing one output per input or one combined file. A re-run resumes where the last "
    "one stopped."
)
LEDGER = say("Print the items of rectification notices as a ledger (整改台账); -o 台账.xlsx writes a workbook.")
COMPARE = say(
    "Compare two notices: figures of one indicator, targets and what came of them, problems and their answers."
)
VERIFY = say("Verify outputs against their sources. One line per difference in hashes, quotes or schema.")
SCHEMA = say("Print the JSON Schema (2020-12) of the output.")
EXPLAIN = say("Explain how sentences were read. Mentions, tokens, clauses, frames, and the origin of each field.")
RULES = say("List, show, check and try the rules in force.")
RULES_CHECK = say("Load the rules and run their examples; one line per error, `file:line: rule: message`.")
RULES_LIST = say("Print each rule: file, line, id and what it is for.")
RULES_SHOW = say("Print a rule as written in its file.")
RULES_TRY = say("Print what the rules find in a text: span, words, what it is, and the rule.")

# Arguments.
FILE = say(
    "A notice ({formats}); - is standard input. The format is detected from the file's content, not its extension."
)
FILES = say(
    "Notices ({formats}); - is standard input. The format is detected from a file's content, not its extension."
)
OLD = say("The earlier notice, or the feedback.")
NEW = say("The later notice, or the rectification.")
FILE_OR_TEXT = say("A notice, or a sentence; - is standard input.")
VIEW_INPUTS = say("A notice, or several, or folders of them; - is standard input.")
INPUTS = say("Folders, files, archives, globs; - reads a list of paths from standard input.")
OUTPUTS = say("Folders that batch has written, or files of notices or quantities ({suffixes}).")
RULE = say("The id of a rule.")
SENTENCE = say("A sentence.")

# Options of several commands.
OUTPUT = say("Write to FILE, which appears whole or not at all.")
FORMAT = say("The output format: {names}; by default that of the output's ending.")
LABELS = say(
    "The language of the heads and codes of tables; by default zh for xlsx and docx, en for csv, parquet and sqlite."
)
FORMAT_BY_ENDING = say("The output format: {names}; by default that of the output's ending.")
ENCODING = say("The encoding of the files, such as gb18030; detected if not given.")
HTML_SELECTOR = say("CSS selector of the article in web pages, such as #content; detected if not given.")
PASSWORD = say("The password of encrypted files; DOCX needs the extra [password].")
OCR = say("Read images, and pages without a text layer as images; needs the extra [ocr].")
LARGEST = say("The largest text to read, such as 200M (default: 50M).")
ISSUED_ON = say("Issue date to assume for notices that do not state one (YYYY-MM-DD).")
OWN_RULES = say("Rules over the built-in ones, or in place of them if DIR holds every file; repeatable, the last wins.")
TEXT = say("Include the source text in the result, or leave it out.")
QUIET = say("Print nothing but errors.")
VERBOSE = say("Print what was found in each file, and the traceback of a bug.")

# Options of one command.
COMPACT = say("One line per notice.")
SELECT = say("Only these codes or groups, separated by commas.")
IGNORE = say("Not these codes or groups, separated by commas.")
LEVEL = say("The lowest severity to show.")
FAIL_ON = say("Exit with status 3 if a finding has this severity or a higher one.")
ACCEPTED = say("A file of findings to accept.")
MESSAGES = say("The language of messages; by default that of lines is --lang, that of files and of JSON Chinese.")
ANNOTATE = say("Write a copy of the Word document FILE with the findings as comments at their places.")
EXPLAIN_CHECK = say("Explain what a check compares.")
BATCH_OUTPUT = say("The folder for outputs and manifest.ndjson.")
COMBINE = say("Write one combined file, in the format of its ending ({suffixes}) or of -f.")
JOBS = say("The number of processes (default: all processors).")
INCLUDE = say("Only names that match, such as '*.docx'; repeatable.")
EXCLUDE = say("No names that match, such as 'drafts/*'; repeatable.")
FRESH = say("Convert everything again, whatever an earlier run has done.")
FAIL_FAST = say("Stop at the first input that fails.")
LIMIT = say("Only the first N inputs.")
TIME_LIMIT = say("How many seconds one input may take.")
TABLE = say("The schema of a row of this table, such as quantities.")
AT = say("Only the sentence at an offset or with a quantity, such as 120 or q12.")
AS_JSON = say("Print JSON for tools.")
VERBOSE_BATCH = say("Print the traceback of a bug.")
VERBOSE_EXPLAIN = say(
    "Also print the frames that failed, the fields that are null, and what was weighed, with its evidence."
)
TRY_RULE = say("Only this rule.")

# Errors: each says what is wrong and what to do.
LANGUAGE_UNKNOWN = say("{given} is not a language of the program; choose from {names}")
UNKNOWN_OPTION = say("unknown option{hint}; see {command} --help")
DID_YOU_MEAN_OPTION = say(", did you mean {names}?")
VALUE_MISSING = say("needs a value; see {command} --help")
VALUE_UNWANTED = say("takes no value; see {command} --help")
ARGUMENT_MISSING = say("is missing; see {command} --help")
ARGUMENT_UNEXPECTED = say("is one argument too many; see {command} --help")
VALUE_WRONG = say("must be one of {names}")
VALUE_NOT_READ = say("its value cannot be read: {message}; see {command} --help")
COMMAND_MISSING = say("is missing a command; choose from {names}")
COMMAND_UNKNOWN = say("is not a command of {command}; choose from {names}")
INTERRUPTED = say("interrupted")
INTERRUPTED_BATCH = say("interrupted; what is done is kept, and the same command goes on from there")
COMPLETION_INSTALLED = say("{shell} completion is installed in {path}; open a new terminal to use it")
COMPLETION_UNWRITABLE = say("cannot be written: {reason}; --show-completion prints what to install by hand")
COMPLETION_HOMELESS = say("there is no home folder; --show-completion prints what to install by hand")
COMPLETION_UNKNOWN = say("{shell} has no completion here; it exists for {names}")
FILE_MISSING = say("is missing; name a notice, or - for standard input, or see {program} --help")
FILE_OR_CODE_MISSING = say("is missing; name a notice, or --explain CODE")
NEITHER_FILE_NOR_COMMAND = say('is neither a file nor a command; did you mean "{near}"?')
NEITHER_FILE_NOR_SENTENCE = say("is neither a file nor a Chinese sentence; name a notice, or write the sentence")
NEEDS_FILE = say("needs a file: give -o NAME{suffix}")
UNKNOWN_LANGUAGE = say("unknown language {given}; choose from {names}")
UNKNOWN_ENDING = say("has an ending of no format; choose from {suffixes}, or give -f")
WRITTEN = say("is written")
PAGE_WRITTEN = say("is written; open it in a browser")
IS_INPUT = say("is also an input; give -o another name")
NOT_A_DATE = say("{given} is not a date; write it as in 2025-07-01")
NOT_A_NUMBER = say("{given} is not a number")
TOO_FEW = say("{given} is too few; give 1 or more")
NOT_A_DURATION = say("{given} is not a duration; give seconds")
UNKNOWN_TABLE = say("unknown table {given}; choose from {names}")
UNKNOWN_CHECK = say("unknown check {given}; {hint}")
UNKNOWN_RULE = say("unknown rule; {hint}")
SEE_CHECKS = say("see docs/checks/README.md")
SEE_RULES = say("see notice-parse rules list")
DID_YOU_MEAN = say("did you mean {names}?")
NO_SENTENCE_AT = say("{given} is neither an offset in the text nor the id of a quantity, such as 120 or q12")
PACKAGE_MISSING = say("needs {package}, which is not installed; {remedy}")
ANNOTATE_ONE = say("takes one file, a Word document (DOCX)")
ANNOTATE_ENDING = say("has not the ending .docx; give the copy a name with it")
ANNOTATE_DOCX = say("{format}: comments can be written into DOCX alone; save it as DOCX and give that")
UNUSED_ENTRY = say("entry {number} ({code} {quotes}) matches no finding; remove it")
OUT_MISSING = say("is missing; name the folder for the outputs, or one combined file with --combine FILE")
OUT_IS_FILE = say("is a file; give -o a folder, or --combine FILE for one combined file")
COMBINED_IS_FOLDER = say("is a folder; give --combine the name of a file")
SEE_HELP = say("{message}; see {command} --help")
STANDARD_OUTPUT = say("standard output")
OUTPUT_CLOSED = say("is closed; redirect it")
OUTPUT_FAILED = say("cannot be written: {reason}; check where it goes")
FOLDER_GONE = say("the current folder is gone; change to another one")
BUG = say("{kind}: {error}; a bug in {program}, please report it")

# Reports.
SHOWN_AS_OUTLINE = say("shown as an outline; -f json prints the JSON, -o NAME.json or NAME.xlsx writes a file")
FOUND = say("{kind}, {counts}")
OCR_PAGE = say("{path}: OCR has read {done} of {total} pages")
TERMINATED = say("terminated")
VERIFIED = say("{checked} checked, {differing} differ")
