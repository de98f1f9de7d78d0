graph [
  directed 1
  multigraph 1
  name "p&#244;le"
  node [
    id 0
    label "a"
    label2 "x"
    n 3
    ok 1
    x 1.5
    tags "u"
    tags "v"
  ]
  node [
    id 1
    label "b &#233;"
    siret "0012"
  ]
  node [
    id 2
    label "3"
  ]
  edge [
    source 0
    target 1
    key 0
    weight 2
    what "a &#38; &#34;b&#34;"
  ]
  edge [
    source 0
    target 1
    key 1
  ]
  edge [
    source 1
    target 2
    key 0
  ]
]
