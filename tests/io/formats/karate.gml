Creator "Mark Newman on Fri Jul 21 12:39:27 2006"
# a comment
graph
[
  comment "l&apos;&eacute;t&#233; &amp;c. &nothing;"
  directed 0
  node
  [
    id 1
    label "Mr Hi"
    graphics [ x 10.5 y -3 w 20 fill "#FFCC00" ]
  ]
  node
  [
    id 2
    label "two
lines"
    tag "a" tag "b" tag 3
    big 12345678901
  ]
  node [ id 3 label "Ann" value NAN ]
  edge [ source 1 target 2 value 2 ]
  edge [ source 2 target 3 value 1.5 custom [ deep [ a 1 ] ] ]
  edge [ source 3 target 9 ]
]
graph [ node [ id 0 ] ]
