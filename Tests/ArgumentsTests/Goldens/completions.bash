# Completions of tool for Bash: source this file, or save it as
# ~/.local/share/bash-completion/completions/tool

_tool() {
  local current="${COMP_WORDS[COMP_CWORD]}" word index position=0 waiting="" ended=""
  local command='tool' options="" takes="" words="" files="" list=""
  local IFS=$'\n'
  _tool_describe
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="${COMP_WORDS[index]}"
    if [[ -n $waiting ]]; then
      # Bash makes three words of --name=value.
      [[ $word == "=" ]] || waiting=""
    elif [[ -n $ended ]]; then
      position=$((position + 1))
    else
      case "$command $word" in
        'tool price' | 'tool copy' | 'tool store' | 'tool store load')
          command="$command $word"
          [[ $position == help ]] || position=0
          _tool_describe ;;
        'tool help' | 'tool store help') position=help ;;
        *' --') ended=1 ;;
        *' '-?*) [[ $takes == *" $word "* ]] && waiting="$word" ;;
        *) [[ $position == help ]] || position=$((position + 1)) ;;
      esac
    fi
  done
  COMPREPLY=()
  if [[ -n $waiting ]]; then
    [[ $current == "=" ]] && current=""
    _tool_describe "$waiting"
  elif [[ -z $ended && $current == -* ]]; then
    words="$options"
  else
    _tool_describe "$position"
  fi
  _tool_offer
}

# Sets what a command offers for the option or the position in $1.
_tool_describe() {
  words="" files="" list=""
  case "$command" in
    'tool')
      options=$'--version\n-h\n--help'
      takes=' '
      case "${1-}" in
        0 | help) words=$'price\ncopy\nstore\nhelp' ;;
      esac
      ;;
    'tool price')
      options=$'-f\n--format\n-o\n--output\n--set\n--shift\n-q\n--quiet\n-r\n--region\n-v\n--verbose\n-h\n--help'
      takes=' -f --format -o --output --set --shift -r --region '
      case "${1-}" in
        -f | --format) words=$'table\ncsv\njson' ;;
        -o | --output) files='*' ;;
        --set) : ;;
        --shift) : ;;
        -r | --region) : ;;
        [0-9]*) files=$'json' ;;
      esac
      ;;
    'tool copy')
      options=$'--count\n-h\n--help'
      takes=' --count '
      case "${1-}" in
        --count) : ;;
        0) : ;;
        1) files='/' ;;
      esac
      ;;
    'tool store')
      options=$'-h\n--help'
      takes=' '
      case "${1-}" in
        0 | help) words=$'load\nhelp' ;;
      esac
      ;;
    'tool store load')
      options=$'--from\n-h\n--help'
      takes=' --from '
      case "${1-}" in
        --from) files=$'csv\ntsv' ;;
        0) words=$'table\ncsv\njson' ;;
      esac
      ;;
  esac
}

# Replies with the words and files that begin with what has been typed.
_tool_offer() {
  local line kind before=""
  # Of a list with commas, its last word is completed.
  [[ -n $list && $current == *,* ]] && before="${current%,*},"
  for line in $words; do
    [[ $line == "${current#"$before"}"* ]] && COMPREPLY+=("$before$line")
  done
  # More may follow what ends with an equals sign or a point.
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=.] ]] && compopt -o nospace 2>/dev/null
  [[ -n $files ]] || return 0
  compopt -o filenames 2>/dev/null
  while read -r line; do
    if [[ $files == "*" || -d $line ]]; then
      COMPREPLY+=("$line")
    else
      for kind in $files; do
        [[ $line == *".$kind" ]] && COMPREPLY+=("$line")
      done
    fi
  done < <(compgen -f -- "$current")
  return 0
}

complete -F _tool tool
