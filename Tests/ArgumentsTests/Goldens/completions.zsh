#compdef tool
# Completions of tool for Zsh: save this file as _tool in a folder of $fpath.

_tool() {
  local context state state_descr line result=1
  typeset -A opt_args
  local -a subcommands=(
    'price:Price plans, exactly and without a network.'
    'copy:Copy a thing.'
    'store:Keep things.'
    'help:Show help for a subcommand.'
  )
  _arguments -C : \
    --version'[Show the version.]' \
    '(-h --help)'{-h,--help}'[Show help information.]' \
    '1: :->subcommand' \
    '*:: :->arguments' && result=0
  case $state in
    subcommand) _describe -t commands subcommand subcommands && result=0 ;;
    arguments)
      case $words[1] in
        price) _tool_price && result=0 ;;
        copy) _tool_copy && result=0 ;;
        store) _tool_store && result=0 ;;
        help) ((CURRENT == 2)) && _describe -t commands subcommand subcommands && result=0 ;;
      esac
      ;;
  esac
  return result
}

_tool_price() {
  _arguments -s -S : \
    '(-f --format)'{-f+,--format=}'[How the result is written, which is long enough a text to need a second line of help.]:format:(table csv json)' \
    '(-o --output)'{-o+,--output=}'[Write to a file.]:file:_files' \
    '*'--set='[Change a value of the plan\: it'\''s \[key\]=value.]:set: ' \
    --shift=':offset: ' \
    '(-q --quiet)'{-q,--quiet}'[Say less.]' \
    '(-r --region)'{-r+,--region=}'[The region.]:region: ' \
    '(-v --verbose)'{-v,--verbose}'[Say more.]' \
    '(-h --help)'{-h,--help}'[Show help information.]' \
    '*:plans:_files -g "*.json"'
}

_tool_copy() {
  _arguments -s -S : \
    --count='[A required option.]:count: ' \
    '(-h --help)'{-h,--help}'[Show help information.]' \
    '1:source: ' \
    '2:target:_files -/'
}

_tool_store() {
  local context state state_descr line result=1
  typeset -A opt_args
  local -a subcommands=(
    'load:Load the store.'
    'help:Show help for a subcommand.'
  )
  _arguments -C : \
    '(-h --help)'{-h,--help}'[Show help information.]' \
    '1: :->subcommand' \
    '*:: :->arguments' && result=0
  case $state in
    subcommand) _describe -t commands subcommand subcommands && result=0 ;;
    arguments)
      case $words[1] in
        load) _tool_store_load && result=0 ;;
        help) ((CURRENT == 2)) && _describe -t commands subcommand subcommands && result=0 ;;
      esac
      ;;
  esac
  return result
}

_tool_store_load() {
  _arguments -s -S : \
    --from=':from:_files -g "*.(csv|tsv)"' \
    '(-h --help)'{-h,--help}'[Show help information.]' \
    '1:kind:(table csv json)'
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _tool "$@"
else
  compdef _tool tool
fi
