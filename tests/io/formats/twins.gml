graph [
  directed 1
  node [ id 10 label "Ville" ]
  node [ id 11 label "Ville" ]
  node [ id 11 label "Ville" ]
  edge [ source 10 target 11 label "convention" weight 1 ]
]
