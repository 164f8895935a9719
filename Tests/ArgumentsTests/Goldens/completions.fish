# Completions of tool for fish: save this file as
# ~/.config/fish/completions/tool.fish

function __tool_at --description 'Whether the words before the cursor call a command'
    set -l command 'tool'
    set -l words (commandline -opc)
    for word in $words[2..-1]
        switch "$command $word"
            case 'tool price' 'tool copy' 'tool store' 'tool store load'
                set command "$command $word"
        end
    end
    test "$command" = "$argv"
end

complete --command tool --no-files
complete --command tool --condition '__tool_at tool' --arguments 'price' --description 'Price plans, exactly and without a network.'
complete --command tool --condition '__tool_at tool' --arguments 'copy' --description 'Copy a thing.'
complete --command tool --condition '__tool_at tool' --arguments 'store' --description 'Keep things.'
complete --command tool --condition '__tool_at tool' --arguments 'help' --description 'Show help for a subcommand.'
complete --command tool --condition '__tool_at tool' --long-option 'version' --description 'Show the version.'
complete --command tool --condition '__tool_at tool' --short-option 'h' --long-option 'help' --description 'Show help information.'
complete --command tool --condition '__tool_at tool price' --short-option 'f' --long-option 'format' --exclusive --arguments 'table csv json' --description 'How the result is written, which is long enough a text to need a second line of help.'
complete --command tool --condition '__tool_at tool price' --short-option 'o' --long-option 'output' --require-parameter --force-files --description 'Write to a file.'
complete --command tool --condition '__tool_at tool price' --long-option 'set' --exclusive --description 'Change a value of the plan: it\'s [key]=value.'
complete --command tool --condition '__tool_at tool price' --long-option 'shift' --exclusive
complete --command tool --condition '__tool_at tool price' --short-option 'q' --long-option 'quiet' --description 'Say less.'
complete --command tool --condition '__tool_at tool price' --short-option 'r' --long-option 'region' --exclusive --description 'The region.'
complete --command tool --condition '__tool_at tool price' --short-option 'v' --long-option 'verbose' --description 'Say more.'
complete --command tool --condition '__tool_at tool price' --short-option 'h' --long-option 'help' --description 'Show help information.'
complete --command tool --condition '__tool_at tool price' --keep-order --arguments '(__fish_complete_suffix .json)'
complete --command tool --condition '__tool_at tool copy' --long-option 'count' --exclusive --description 'A required option.'
complete --command tool --condition '__tool_at tool copy' --short-option 'h' --long-option 'help' --description 'Show help information.'
complete --command tool --condition '__tool_at tool copy' --arguments '(__fish_complete_directories)'
complete --command tool --condition '__tool_at tool store' --arguments 'load' --description 'Load the store.'
complete --command tool --condition '__tool_at tool store' --arguments 'help' --description 'Show help for a subcommand.'
complete --command tool --condition '__tool_at tool store' --short-option 'h' --long-option 'help' --description 'Show help information.'
complete --command tool --condition '__tool_at tool store load' --long-option 'from' --exclusive --keep-order --arguments '(__fish_complete_suffix .csv; __fish_complete_suffix .tsv)'
complete --command tool --condition '__tool_at tool store load' --short-option 'h' --long-option 'help' --description 'Show help information.'
complete --command tool --condition '__tool_at tool store load' --arguments 'table csv json'
